-- Cuts the paragraphs of jlreq.tex: line by line, each line taking what can be pushed in, since TeX
-- itself looks at whole paragraphs only; or at given places. What the spaces are, where a line may end
-- and how lines are then filled is left to LuaTeX-ja.
local glyph, hlist, vlist = node.id("glyph"), node.id("hlist"), node.id("vlist")
local rule, kern, glue = node.id("rule"), node.id("kern"), node.id("glue")
local penalty, disc, whatsit = node.id("penalty"), node.id("disc"), node.id("whatsit")
local SLIP = 100 -- of what is rounded to [sp]
local M = {}

-- lines.begin: of the paragraph that comes; `places` are counts of characters, none: line by line.
function M.begin(align, size, places)
    M.size = tex.sp(size .. "bp")
    M.ragged = align == "start"
    M.places = nil
    if places ~= "" then
        M.places = {}
        for n in places:gmatch("%d+") do
            M.places[tonumber(n)] = true
        end
    end
end

-- Characters in a node; readings and spaces are none.
local function count_glyphs(n)
    if n.id == glyph then
        local is_reading = font.getfont(n.font).size < 0.75 * M.size
        return (is_reading or n.char == 0x20 or n.char == 0x3000) and 0 or 1
    end
    local count = 0
    if n.id == whatsit and n.type == string.byte("n") then
        for way in node.traverse(n.value) do -- the same characters in several ways
            count = math.max(count, count_glyphs(way))
        end
    elseif n.id == disc then
        for inner in node.traverse(n.replace) do
            count = count + count_glyphs(inner)
        end
    end
    if n.id == hlist or n.id == vlist then
        for inner in node.traverse(n.head) do
            count = count + count_glyphs(inner)
        end
    end
    return count
end

local function is_content(n)
    return n.id == glyph or n.id == hlist or n.id == vlist or n.id == rule or n.id == disc
end

-- True if TeX lets a line end in front of this node (The TeXbook, chapter 14).
local function may_end_before(n)
    if n.id == penalty then
        return n.penalty < 10000
    end
    if n.id ~= glue or not n.prev then
        return false
    end
    local before = n.prev
    return before.id ~= glue and before.id ~= penalty and
        not (before.id == kern and before.subtype == 1)
end

local function add(line, n)
    if is_content(n) then
        line.begun = true
        line.width = line.width + (n.width or 0)
    elseif line.begun and n.id == kern then
        line.width = line.width + n.kern
    elseif line.begun and n.id == glue then
        line.width = line.width + n.width
        if n.shrink_order == 0 and not M.ragged then
            line.shrink = line.shrink + n.shrink
        end
    end
end

local function new_line()
    return {width = 0, shrink = 0, begun = false}
end

-- Nodes in front of which lines end, each line as long as it can be.
local function greedy(head)
    local ends, line, best, n = {}, new_line(), nil, head
    while n do
        local last = n.next == nil
        if line.begun and (may_end_before(n) or last) then
            if line.width - line.shrink > tex.hsize + SLIP and best then
                ends[#ends + 1] = best
                n, line, best = best, new_line(), nil
            elseif not last then
                best = n
            end
        end
        add(line, n)
        n = n.next
    end
    return ends
end

local function told(head)
    local ends, count, due, held = {}, 0, false, 0
    for n in node.traverse(head) do
        if due and (n.id == glue or n.id == penalty or is_content(n)) then
            ends[#ends + 1] = n
            due = false
        end
        local more = count_glyphs(n)
        if n.id == whatsit then -- a base with its reading; the rule behind it keeps its room
            held, more = more, 0
        elseif n.id == rule then
            more, held = held, 0
        end
        count = count + more
        due = due or (more > 0 and M.places[count])
    end
    return ends
end

-- Everywhere else no line may end, even if one is too full.
local function keep_together(head)
    for n in node.traverse(head) do
        if n.id == penalty or n.id == disc then
            n.penalty = 10000
        elseif n.id == glue and may_end_before(n) then
            local here = node.new(penalty)
            here.penalty = 10000
            here.attr = n.attr
            head = node.insert_before(head, n, here)
        end
    end
    return head
end

local function cut(head)
    local ends = M.places and told(head) or greedy(head)
    head = keep_together(head)
    for _, before in ipairs(ends) do
        local here = node.new(penalty)
        here.penalty = -10000
        here.attr = before.attr
        head = node.insert_before(head, before, here)
    end
    return (tex.linebreak(head, {tolerance = 10000, emergencystretch = 0}))
end

luatexbase.add_to_callback("linebreak_filter", cut, "lines of the oracle")
return M
