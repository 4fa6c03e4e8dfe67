#!/usr/bin/env bash
# Compiles the code of a build ahead of time (ReadyToRun), so that its programs need not do so in their first seconds. .NET compiles again, while a program runs, what turns
# out to be hot. Run as `compile.sh BUILT MADE`: makes the folder MADE, a copy of BUILT with every assembly compiled. What was compiled once is kept beside MADE and is not
# compiled again while the assembly is the same.
set -euo pipefail

here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)
built=$1 made=$2

# Playwright's assembly is large and only used when the first document is printed.
assemblies() { (cd "$1" && find . -name '*.dll' ! -name Microsoft.Playwright.dll -printf '%P\n' | LC_ALL=C sort); }

# framework NAME: the newest folder of a shared framework, from lines such as "Microsoft.NETCore.App 10.0.12 [/usr/share/dotnet/shared/Microsoft.NETCore.App]".
framework() { dotnet --list-runtimes | sed -n "s|^$1 \\(10\\.[^ ]*\\) \\[\\(.*\\)\\]\$|\\2/\\1|p" | sort -V | tail -n 1; }

compiler=$(dotnet msbuild -restore -t:Find -getProperty:Compiler "$here/compiler.proj")
core=$(framework Microsoft.NETCore.App) web=$(framework Microsoft.AspNetCore.App)
if [[ ! -x $compiler || -z $core || -z $web ]]; then
  echo "No compiler at $compiler, or no framework at '$core' or '$web'." >&2
  exit 1
fi

# compile_one ASSEMBLY KEPT: one that cannot be compiled, as it is compiled already, stays as it is.
compile_one() {
  if ! "$compiler" "$1" -o "$2.$$" -r "$core/*.dll" -r "$web/*.dll" -r "$(dirname -- "$1")/*.dll" -O --parallelism 1; then
    echo "$1 stays as it is."
    cp -f "$1" "$2.$$"
  fi
  mv -f "$2.$$" "$2"
}
export -f compile_one
export compiler core web

kept="$(dirname -- "$made")/.compiled/$(basename -- "$core")"
mkdir -p "$kept"
declare -A hashes=()
jobs=()
while read -r hash assembly; do
  hashes[$assembly]=$hash
  if [[ ! -f $kept/$hash.dll && " ${jobs[*]} " != *" $kept/$hash.dll "* ]]; then jobs+=("$built/$assembly" "$kept/$hash.dll"); fi
done < <(cd "$built" && assemblies . | xargs -d '\n' sha256sum | sed 's/^\([0-9a-f]*\)  /\1 /')

if ((${#jobs[@]} > 0)); then
  echo "$((${#jobs[@]} / 2)) assemblies are compiled."
  printf '%s\n' "${jobs[@]}" | xargs -d '\n' -n 2 -P "$(nproc)" bash -euc 'compile_one "$1" "$2"' compile_one
fi

rm -rf "$made.new"
cp -a --link "$built" "$made.new"
for assembly in "${!hashes[@]}"; do
  ln -f "$kept/${hashes[$assembly]}.dll" "$made.new/$assembly"
done
rm -rf "$made"
mv "$made.new" "$made"

# What no program has any more.
find "$(dirname -- "$made")/.compiled" -type f -links 1 -delete
