#!/bin/sh
# The recipe of docs/batch.md for Slurm with a real slurmctld and slurmd, which this test starts and stops:
# an array of tasks, each of which makes its share. Prints TAP; skipped, with the reason, where they are
# not installed or do not start.
. "$(dirname "$0")/../result.sh"
: "${GAIYO:?the program to test}" "${TEST_FONTS:?the catalogue of the test fonts}"

skip() {
    echo "ok 1 - skipped: $1 # SKIP"
    echo 1..1
    exit 0
}

for program in slurmctld slurmd munged sbatch sinfo; do
    PATH=$PATH:/usr/sbin command -v "$program" >/dev/null || skip "there is no $program here"
done
PATH=$PATH:/usr/sbin
work=$(mktemp -d) || exit 2
host=$(hostname -s)
user=$(id -un)
mkdir "$work/state" "$work/spool" "$work/jobs"
SLURM_CONF=$work/slurm.conf
export SLURM_CONF

# stop PROGRAM: the one of this test, by its file.
stop() {
    [ ! -s "$work/$1.pid" ] || kill "$(cat "$work/$1.pid")" 2>/dev/null
}

# shellcheck disable=SC2317
end() {
    stop slurmd
    stop slurmctld
    stop munged
    sleep 1
    rm -rf "$work"
}
trap end EXIT

# Ports that nobody else has, one behind the other, hang on this process.
port=$((20000 + $$ % 20000))
cat >"$SLURM_CONF" <<CONF
ClusterName=test
SlurmctldHost=$host(127.0.0.1)
SlurmUser=$user
SlurmdUser=$user
AuthType=auth/munge
AuthInfo=socket=$work/munge.socket
CredType=cred/munge
StateSaveLocation=$work/state
SlurmdSpoolDir=$work/spool
SlurmctldPidFile=$work/slurmctld.pid
SlurmdPidFile=$work/slurmd.pid
SlurmctldLogFile=$work/slurmctld.log
SlurmdLogFile=$work/slurmd.log
SlurmctldPort=$port
SlurmdPort=$((port + 1))
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SchedulerType=sched/builtin
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
MpiDefault=none
ReturnToService=2
NodeName=$host NodeAddr=127.0.0.1 CPUs=$(nproc) State=UNKNOWN
PartitionName=all Nodes=$host Default=YES State=UP
CONF

# wait_for SECONDS COMMAND…: true once it is.
wait_for() {
    left=$(($1 * 5))
    shift
    until "$@"; do
        left=$((left - 1))
        [ "$left" -gt 0 ] || return 1
        sleep 0.2
    done
}

is_idle() {
    sinfo -h -o %t 2>/dev/null | grep -q '^idle'
}

is_empty() {
    [ -z "$(squeue -h 2>/dev/null)" ]
}

(umask 077 && dd if=/dev/urandom of="$work/munge.key" bs=1024 count=1 2>/dev/null)
munged --force --key-file="$work/munge.key" --socket="$work/munge.socket" --pid-file="$work/munged.pid" \
    --log-file="$work/munged.log" --seed-file="$work/munge.seed" >/dev/null 2>&1 ||
    skip 'munged does not start'
slurmctld >/dev/null 2>&1 || skip 'slurmctld does not start'
slurmd >/dev/null 2>&1 || skip 'slurmd does not start'
wait_for 20 is_idle || skip 'the node does not come up'

cd "$work/jobs" || exit 2
echo '<plan version="1" id="sheet"><head><title>あ</title></head></plan>' >plan.xml
cat >layout.xml <<'E'
<layout version="1" id="l"><page-master name="m" size="A4" padding="20mm"/>
  <page-sequence master="m"><text select="//title"/></page-sequence></layout>
E
{
    echo 'plan,output,layout'
    for i in 1 2 3 4 5 6 7 8 9 10; do echo "plan.xml,out/$i.pdf,./layout.xml"; done
} >jobs.csv

# The script of docs/batch.md, with the program and the fonts of this test.
cat >sheets.sh <<E
#!/bin/sh
#SBATCH --array=1-3 --cpus-per-task=1 --time=5:00
exec $GAIYO batch jobs.csv -j "\$SLURM_CPUS_PER_TASK" --resume --fonts $TEST_FONTS
E

sbatch sheets.sh >submitted 2>&1 && wait_for 60 is_empty
result $? 'Slurm runs the array'
[ "$(ls out 2>/dev/null | wc -l)" -eq 10 ]
result $? 'its tasks make every sheet'
[ "$(cat slurm-*.out | grep -c '^made out/')" -eq 10 ]
result $? 'and each of them once'
rm -f out/4.pdf slurm-*.out
sbatch sheets.sh >>submitted 2>&1 && wait_for 60 is_empty
[ "$(cat slurm-*.out | grep -c '^made out/')" -eq 1 ] && [ -s out/4.pdf ]
result $? 'submitted again, it makes what is missing'
"$GAIYO" batch --merge-journals jobs.csv.journal jobs.csv.*.journal >/dev/null 2>&1 &&
    "$GAIYO" batch jobs.csv --resume --fonts "$TEST_FONTS" 2>&1 | grep -q '^0 made, 10 as they were'
result $? 'the journals of its tasks go together'
results
