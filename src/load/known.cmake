# Writes the FILES (parted by |) as character constants into OUTPUT, a line for each: see
# known.c.
set(lines "")
string(REPLACE "|" ";" FILES "${FILES}")
foreach(file ${FILES})
  file(READ ${file} bytes HEX)
  file(SIZE ${file} size)
  string(REGEX REPLACE "(..)" "'\\\\x\\1'," bytes "${bytes}")
  string(REGEX REPLACE ",$" "" bytes "${bytes}")
  string(APPEND lines "KNOWN(${size}, ${bytes})\n")
endforeach()
file(WRITE ${OUTPUT} "${lines}")
