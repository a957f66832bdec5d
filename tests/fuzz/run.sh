#!/bin/sh
# Runs every fuzz target for SECONDS, from the samples and layouts as seeds: run.sh FOLDER SECONDS.
# What it finds is kept in FOLDER/found; the corpus grows in FOLDER/corpus.
set -eu
cd "$(dirname "$0")/../.."
build=$1 seconds=$2
mkdir -p "$build/found" "$build/corpus"

# target NAME SEEDS…
target() {
    name=$1
    shift
    corpus=$build/corpus/$name
    mkdir -p "$corpus"
    cp "$@" "$corpus"
    echo "fuzz_$name: $seconds s"
    "$build/tests/fuzz/fuzz_$name" -max_len=16384 -max_total_time="$seconds" -timeout=20 -rss_limit_mb=4096 \
        -artifact_prefix="$build/found/$name-" -print_final_stats=1 "$corpus" 2>&1 |
        tee "$build/found/$name.log" | grep -E 'stat::number_of_executed_units|ERROR|SUMMARY' || true
    ! grep -q '^SUMMARY' "$build/found/$name.log"
}

mkdir -p "$build/seeds"
for text in 20回 35回/3年 1兆9,128億円 '40件，305人（5年累計）' 3割5分 '(1,234)千円' '5～10億円以上' \
    '製品化件数：60件（12件/年）' '40.5%（年1.0%）（R8.3）' '－（国統計未公表）' '★★★☆' '1. 98兆円' 5t-CO2／人 \
    R5.12 H28～R元平均 '令和6年(2024年)2月末' R5年度第1四半期 2023-12-01 R5.4～6 'FY2023（速報）' \
    'met or pace >= 0.80' 'not(progress * 2 < 1.5)'; do
    printf '%s' "$text" >"$build/seeds/$(printf '%s' "$text" | cksum | cut -d' ' -f1)"
done
target quantity "$build"/seeds/*
mkdir -p "$build/csv"
for file in samples/*/data/*.csv tests/bad/data-*/data.csv; do
    { printf '\200' && cat "$file"; } >"$build/csv/$(cksum <"$file" | cut -d' ' -f1)"
done
target data samples/*/data/*.csv
target csv "$build"/csv/*
target plan tests/fuzz/small-plan.xml samples/kagoshima-2021/plan.xml
target layout tests/fuzz/small-layout.xml
