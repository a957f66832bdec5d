# A plan of n indicators with twelve observations each, in groups of twenty, and their measurements:
# awk -v n=10000 -v folder=DIR -f indicators.awk writes DIR/plan.xml, DIR/data.csv and, with the grade
# that each indicator was given at last, DIR/graded.csv.
function plan_line(text) { print text >plan }

# ◎ at the target, ○ from a pace of 0.8 on: 66 of the 72 months have passed.
function grade_of(value, baseline, target) {
    if (value >= target)
        return "◎"
    return (value - baseline) * 72 * 10 >= (target - baseline) * 66 * 8 ? "○" : "△"
}

BEGIN {
    plan = folder "/plan.xml"
    data = folder "/data.csv"
    graded = folder "/graded.csv"
    plan_line("<plan version=\"1\" id=\"large\">")
    plan_line("  <head><title>計画</title><period start=\"R2.4\" end=\"R8.3\">6年間</period></head>")
    plan_line("  <section><title>概要</title>")
    plan_line("    <p>全{count(//indicator)}指標のうち{count(//indicator[result/@score >= 2])}の指標が順調です。</p>")
    plan_line("  </section>")
    plan_line("  <indicators id=\"all\" rating=\"pace\">")
    print "indicator,period,value,note" >data
    print "indicator,period,value,grade" >graded
    for (i = 0; i < n; i++) {
        baseline = 100 + i % 7
        target = 200 + i % 11
        step = 5 + i % 5
        if (i % 20 == 0)
            plan_line("    <group no=\"" i / 20 + 1 "\"><title>施策" i / 20 + 1 "</title>")
        plan_line("      <indicator id=\"i" i "\" kind=\"level\">")
        plan_line("        <name>指標その" i "</name>")
        plan_line("        <baseline>" baseline "件</baseline><target>" target "件</target>")
        plan_line("      </indicator>")
        for (k = 0; k < 12; k++)
            print "i" i ",R" 2 + int(k / 2) "." (k % 2 ? 9 : 3) "," 100 + k * step "件," >data
        value = 100 + 11 * step
        print "i" i ",R7.9," value "件," grade_of(value, baseline, target) >graded
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
