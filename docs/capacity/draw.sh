#!/usr/bin/env bash
# Computes the course's studies anew, into build/capacity (some minutes on two cores), and draws the figures of this folder
# from them. `draw.sh --draw` only draws. `./dev run` must have built the programs.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
mkdir -p build/capacity
for sweep in resources/sweeps/capacity-*.json; do
  name=$(basename "$sweep" .json) by=hamming
  # With a = 0.05 a silent network differs from half of the memories in few neurons: the Hamming rule would count it.
  case $name in capacity-by-activity | capacity-ideal) by=overlap ;; esac
  [ "${1:-}" = --draw ] || build/release/app/engram-cli sweep "$sweep" --out "build/capacity/$name.csv"
  build/release/app/engram --render "build/capacity/$name.csv" --out "docs/capacity/$name.svg" --by $by --theme light \
    --size 1000x660
done
