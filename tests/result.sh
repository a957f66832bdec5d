# For scripts that print TAP: each check ends with `result STATUS NAME`, the script with `results`.
n=0

result() {
    n=$((n + 1))
    if [ "$1" -eq 0 ]; then
        echo "ok $n - $2"
    else
        echo "not ok $n - $2"
    fi
}

results() {
    echo "1..$n"
}
