# For scripts that print TAP: each check ends with `result STATUS NAME`, or `skip REASON` where it cannot be
# made, the script with `results`.
n=0

result() {
    n=$((n + 1))
    if [ "$1" -eq 0 ]; then
        echo "ok $n - $2"
    else
        echo "not ok $n - $2"
    fi
}

skip() {
    n=$((n + 1))
    echo "ok $n - skipped: $1 # SKIP"
}

results() {
    echo "1..$n"
}
