# For scripts that make a PDF/X-4: `fogra` is the profile of a press (FOGRA39L, of Debian's texlive-base),
# found from the repository's folder; empty if it is neither installed nor fetched (./dev test).
fogra=
for file in /usr/share/texlive/texmf-dist/tex/generic/colorprofiles/FOGRA39L_coated.icc \
    .cache/FOGRA39L_coated.icc; do
    if [ -z "$fogra" ] && [ -f "$file" ]; then fogra=$(realpath "$file"); fi
done
