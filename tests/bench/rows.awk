# A plan with a table of n rows of four cells, few of which say the same:
# awk -v n=100000 -f rows.awk prints it.
BEGIN {
    print "<plan version=\"1\" id=\"rows\">"
    print "  <head><title>計画の一覧</title></head>"
    print "  <section><title>一覧</title>"
    print "    <table columns=\"4\">"
    print "      <tr><th>番号</th><th>事業の名称</th><th>担当する課</th><th>実績</th></tr>"
    for (i = 1; i <= n; i++)
        print "      <tr><td align=\"end\">" i "</td><td>地域の産業を支える事業その" i % 97 + 1 \
            "</td><td>産業政策課</td><td align=\"end\">" 1000 + i * 37 % 9000 "件</td></tr>"
    print "    </table>"
    print "  </section>"
    print "</plan>"
}
