# A plan of n indicators with twelve observations each, in groups of twenty, and their measurements:
# awk -v n=10000 -v folder=DIR -f indicators.awk writes DIR/plan.xml and DIR/data.csv.
function plan_line(text) { print text >plan }

BEGIN {
    plan = folder "/plan.xml"
    data = folder "/data.csv"
    plan_line("<plan version=\"1\" id=\"large\">")
    plan_line("  <head><title>計画</title><period start=\"R2.4\" end=\"R8.3\">6年間</period></head>")
    plan_line("  <indicators id=\"all\" rating=\"pace\">")
    print "indicator,period,value,note" >data
    for (i = 0; i < n; i++) {
        if (i % 20 == 0)
            plan_line("    <group no=\"" i / 20 + 1 "\"><title>施策" i / 20 + 1 "</title>")
        plan_line("      <indicator id=\"i" i "\" kind=\"level\">")
        plan_line("        <name>指標その" i "</name>")
        plan_line("        <baseline>" 100 + i % 7 "件</baseline><target>" 200 + i % 11 "件</target>")
        plan_line("      </indicator>")
        for (k = 0; k < 12; k++)
            print "i" i ",R" 2 + int(k / 2) "." (k % 2 ? 9 : 3) "," 100 + k * (5 + i % 5) "件," >data
        if (i % 20 == 19 || i == n - 1)
            plan_line("    </group>")
    }
    plan_line("  </indicators>")
    plan_line("  <scheme id=\"pace\">")
    plan_line("    <grade score=\"3\" mark=\"◎\" test=\"met\">達成</grade>")
    plan_line("    <grade score=\"2\" mark=\"○\" test=\"pace &gt;= 0.8\">順調</grade>")
    plan_line("    <grade score=\"1\" mark=\"△\">遅れ</grade>")
    plan_line("  </scheme>")
    plan_line("</plan>")
}
