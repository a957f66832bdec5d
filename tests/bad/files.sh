#!/bin/sh
# Files that cannot be read or written, and what becomes of those that are there. Prints TAP.
. "$(dirname "$0")/../result.sh"
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 2

cat >plan.xml <<'PLAN'
<plan version="1" id="sheet"><head><title>あ</title></head></plan>
PLAN
cat >layout.xml <<'LAYOUT'
<layout version="1" id="l">
  <page-master name="m" size="A4" padding="20mm"/>
  <page-sequence master="m"><text select="//title"/></page-sequence>
</layout>
LAYOUT

# render ARGUMENTS…: the status; what is said stands in said.
render() {
    "$GAIYO" render plan.xml -l layout.xml --fonts "$TEST_FONTS" "$@" >out 2>said
}

# Nothing but what was there before, and no temporary file.
is_clean() {
    [ "$(ls | tr '\n' ' ')" = "layout.xml out plan.xml said $*" ]
}

render -o sheet.pdf && [ ! -s said ] && is_clean 'sheet.pdf '
result $? 'the sheet is written'
cp sheet.pdf "$work/out.first" && rm sheet.pdf && render && cmp -s sheet.pdf out.first && rm out.first
result $? 'without -o it is named after the plan'
render -o - && cmp -s sheet.pdf out
result $? '- is standard output'

ln -s sheet.pdf link.pdf
echo old >sheet.pdf
render -o link.pdf && [ -L link.pdf ] && [ "$(head -c 4 sheet.pdf)" = %PDF ]
result $? 'a symbolic link stays one'
rm link.pdf

ln plan.xml twin.xml
render -o twin.xml
[ $? -eq 1 ] && grep -q 'was read to make this' said && cmp -s plan.xml twin.xml
result $? 'a plan is not written over, under whatever name'
rm twin.xml

if [ -c /dev/full ]; then
    render -o /dev/full
    [ $? -eq 3 ] && grep -q 'No space left' said && [ -c /dev/full ]
    result $? 'a full disk is said to be full'
    "$GAIYO" render plan.xml -l layout.xml --fonts "$TEST_FONTS" -o - >/dev/full 2>said
    [ $? -eq 3 ] && grep -q 'standard output' said
    result $? 'and so it is behind standard output'
fi

echo old >sheet.pdf
sed 's/title/p/' layout.xml >wrong.xml
"$GAIYO" render plan.xml -l wrong.xml --fonts "$TEST_FONTS" -o sheet.pdf --as-of nonsense 2>said
[ $? -eq 1 ] && [ "$(cat sheet.pdf)" = old ]
result $? 'bad input leaves an older sheet alone'
rm wrong.xml

if (ulimit -f 0) 2>/dev/null; then
    (ulimit -f 0; exec "$GAIYO" render plan.xml -l layout.xml \
        --fonts "$TEST_FONTS" -o sheet.pdf 2>/dev/null)
    [ $? -eq 3 ] && [ "$(cat sheet.pdf)" = old ] && is_clean 'sheet.pdf '
    result $? 'a sheet that cannot be written whole is not written'
fi

mkfifo pipe
"$GAIYO" check pipe 2>said
[ $? -eq 3 ] && grep -q 'a device or a pipe' said
result $? 'a pipe is not waited for'
rm pipe

if [ "$(id -u)" -ne 0 ]; then
    chmod 0 plan.xml
    render -o sheet.pdf
    [ $? -eq 3 ] && grep -q 'Permission denied' said && [ "$(cat sheet.pdf)" = old ]
    result $? 'a plan that may not be read'
    chmod 644 plan.xml
    mkdir locked && chmod 555 locked
    render -o locked/sheet.pdf
    [ $? -eq 3 ] && grep -q 'Permission denied' said && [ -z "$(ls locked)" ]
    result $? 'a folder that may not be written to'
fi
results
