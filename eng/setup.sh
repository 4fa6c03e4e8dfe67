#!/usr/bin/env bash
# Set-up that ./run and ./test share. Sourced for its functions, or run as `eng/setup.sh FUNCTION ARGUMENT…`.
# Everything here is skipped at once when there is nothing to do. Logs are kept in .tools/logs.
set -euo pipefail

root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd -P)
stamps="$root/.tools/stamps"
logs="$root/.tools/logs"
# What decides the outcome of a build, besides the SDK; the second list is for the tests alone.
sources=(src components apps outside contracts data Directory.Build.props Directory.Build.targets Directory.Packages.props
  Posthouse.slnx global.json .editorconfig eng/BannedSymbols.txt)
test_sources=("${sources[@]}" tests samples templates bench)

say() { printf '%s\n' "$*" >&2; }

die() {
  say "$*"
  exit 1
}

# step NAME COMMAND…: runs the command quietly, tells how long it took, and shows the end of its log when it fails.
step() {
  local name=$1 start=$SECONDS
  shift
  mkdir -p "$logs"
  say "  $name …"
  if "$@" >"$logs/$name.log" 2>&1 </dev/null; then
    say "  $name: done in $((SECONDS - start)) s"
  else
    say "  $name: FAILED after $((SECONDS - start)) s; the end of .tools/logs/$name.log:"
    tail -n 60 "$logs/$name.log" >&2
    return 1
  fi
}

# fingerprint PATH…: one hash over names, sizes and times of the files below these paths (relative to the root).
fingerprint() {
  local present=() path
  for path in "$@"; do
    if [[ -e $root/$path ]]; then present+=("$path"); fi
  done
  {
    printf '%s\n' "$(dotnet --version)" "$root"
    (cd "$root" && find "${present[@]}" \( -name node_modules -o -name bin -o -name obj \) -prune -o -type f -printf '%p %s %T@\n' | LC_ALL=C sort)
  } | sha256sum | cut -d' ' -f1
}

is_stamped() { [[ -f $stamps/$1 && $(<"$stamps/$1") == "$2" ]]; }

stamp() {
  mkdir -p "$stamps"
  printf '%s\n' "$2" >"$stamps/$1"
}

# ---- .NET ----

# find_dotnet: puts the SDK on the path, wherever it is installed, and lets executables find its runtime.
find_dotnet() {
  local candidate
  for candidate in "$(command -v dotnet || true)" "${DOTNET_ROOT:-}/dotnet" "${HOME:-}/.dotnet/dotnet" /usr/share/dotnet/dotnet /usr/lib/dotnet/dotnet; do
    if [[ -x $candidate ]]; then
      local folder
      folder=$(dirname -- "$(readlink -f -- "$candidate")")
      # A wrapper script finds its own runtime; the real program does so by this variable.
      if [[ -d $folder/shared ]]; then export DOTNET_ROOT="$folder"; fi
      export PATH="$folder:$PATH"
      return
    fi
  done
  die "The .NET SDK 10 is missing: no 'dotnet' on the path, in DOTNET_ROOT or in the usual folders. Install it from https://dot.net/download and try again."
}

need_dotnet() {
  export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_GENERATE_ASPNET_CERTIFICATE=false MSBUILDDISABLENODEREUSE=1
  if [[ ! -w ${HOME:-/nowhere} ]]; then
    export HOME="$root/.tools/home"
    mkdir -p "$HOME"
  fi
  find_dotnet
  local version
  version=$(cd "$root" && dotnet --version 2>/dev/null) \
    || die "No .NET SDK here satisfies global.json. Installed: $(dotnet --list-sdks | cut -d' ' -f1 | paste -sd' '). Install the newest .NET SDK 10."
  [[ $version == 10.* ]] || die "This needs the .NET SDK 10; 'dotnet --version' says $version."
}

# build_tests NAME PROJECT OUTPUT: what ./test runs.
build_tests() {
  need_dotnet
  build "$@" "${test_sources[@]}"
}

# build NAME PROJECT OUTPUT PATH…: builds once, and not again while nothing below the paths has changed and the output is there.
build() {
  local name=$1 project=$2 output=$3 hash
  shift 3
  hash=$(fingerprint "$@")
  if is_stamped "build-$name" "$hash" && [[ -e $root/$output ]]; then return; fi
  mkdir -p "$root/artifacts"
  (
    flock 9
    step "build-$name" compile "$name" "$project"
  ) 9>"$root/artifacts/.build-lock" || return 1
  stamp "build-$name" "$hash"
}

# The compiler server is a private one, so that it can be ended without touching anybody else's.
compile() {
  local server="posthouse-$$" outcome=0
  dotnet build "$root/$2" -c Release -nologo -v minimal -p:SharedCompilationId="$server" || outcome=$?
  dotnet exec "$(dotnet_sdk)/Roslyn/bincore/VBCSCompiler.dll" -shutdown "-pipename:$server" || true
  return "$outcome"
}

# ready_to_run NAME BUILT: the folder from which a program that was built last as NAME is started, relative to the root: artifacts/run/NAME, where its code is compiled ahead, or
# BUILT itself where no compiler can be had. Tests use the plain build.
ready_to_run() {
  local name=$1 built=$2 made="artifacts/run/$1" hash
  hash=$(<"$stamps/build-$name")
  if ! is_stamped "run-$name" "$hash" || [[ ! -d $root/$made ]]; then
    # What failed today would fail again.
    if is_stamped "run-$name" "$hash plain $(date +%F)" || ! make_ready "$name" "$root/$built" "$root/$made"; then
      rm -rf "${root:?}/$made"
      stamp "run-$name" "$hash plain $(date +%F)"
      say "  Its code is compiled while it runs, so it starts slower: the ahead-of-time compiler could not be used (.tools/logs/compile-$name.log)."
      made=$built
    else
      stamp "run-$name" "$hash"
    fi
  fi
  printf '%s\n' "$made"
}

make_ready() {
  mkdir -p "$root/artifacts/run" "$logs"
  (
    flock 9
    local start=$SECONDS
    say "  compile-$1 …"
    "$root/eng/readytorun/compile.sh" "$2" "$3" >"$logs/compile-$1.log" 2>&1 </dev/null && say "  compile-$1: done in $((SECONDS - start)) s"
  ) 9>"$root/artifacts/.build-lock"
}

# dotnet_sdk: the folder of the SDK in use, from lines such as "10.0.401 [/usr/share/dotnet/sdk]".
dotnet_sdk() {
  local version
  version=$(dotnet --version)
  dotnet --list-sdks | sed -n "s|^$version \\[\\(.*\\)\\]\$|\\1/$version|p"
}

restore() {
  need_dotnet
  local hash
  hash=$(cd "$root" && { find . -name node_modules -prune -o -name artifacts -prune -o \( -name '*.csproj' -o -name 'Directory.*' -o -name '*.slnx' \) -type f -print0 \
    | LC_ALL=C sort -z | xargs -0 cat; dotnet --version; echo "${NUGET_PACKAGES:-$HOME/.nuget/packages}"; } | sha256sum | cut -d' ' -f1)
  if is_stamped restore "$hash" && [[ -d ${NUGET_PACKAGES:-$HOME/.nuget/packages} && -d $root/artifacts/obj ]]; then return; fi
  step restore dotnet restore "$root/Posthouse.slnx" -v minimal || return 1
  stamp restore "$hash"
}

# ---- Debian packages ----

is_installed() { [[ $(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null) == installed ]]; }

# missing_packages NAME…: of NAME/OTHER only the first counts.
missing_packages() {
  local package
  for package in "$@"; do
    is_installed "${package%%/*}" || printf '%s\n' "$package"
  done
}

# without_substitute NAME…: those whose OTHER is not there either.
without_substitute() {
  local package
  for package in "$@"; do
    [[ $package == */* ]] && is_installed "${package#*/}" || printf '%s\n' "${package%%/*}"
  done
}

# packages NAME…: installs what is missing when it can; else says exactly what to install. NAME/OTHER: where nothing can be installed, OTHER will do.
packages() {
  command -v dpkg-query >/dev/null || die "This set-up knows Debian's packages only. Install the equivalents of: ${*%%/*}"
  local missing=() elevate=()
  mapfile -t missing < <(missing_packages "$@")
  if ((${#missing[@]} == 0)); then return; fi
  if ((EUID != 0)); then
    elevate=(sudo -n)
    if ! "${elevate[@]}" true 2>/dev/null; then
      mapfile -t missing < <(without_substitute "${missing[@]}")
      if ((${#missing[@]} == 0)); then return; fi
      die "Some packages are missing and cannot be installed from here without a password. Please run:
  sudo apt-get update && sudo apt-get install --no-install-recommends ${missing[*]}"
    fi
  fi
  step packages apt_install "${missing[@]%%/*}"
}

apt_install() {
  local apt=("${elevate[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300)
  "${apt[@]}" install -y --no-install-recommends "$@" \
    || { "${apt[@]}" update && "${apt[@]}" install -y --no-install-recommends "$@"; }
}

# ---- Node packages of the peers that tests talk to ----

need_node() {
  command -v node >/dev/null || die "Node.js 20 or newer is missing: install it (on Debian 12: from nodejs.org) and try again."
  (($(node -p 'process.versions.node.split(".")[0]') >= 20)) || die "This needs Node.js 20 or newer; 'node --version' says $(node --version)."
}

peers() {
  need_node
  local folder="$root/tests/peers" hash
  hash=$({ cat "$folder/package-lock.json"; node --version; } | sha256sum | cut -d' ' -f1)
  if [[ -f $folder/node_modules/.stamp && $(<"$folder/node_modules/.stamp") == "$hash" ]]; then return; fi
  command -v npm >/dev/null || die "npm is missing: it comes with Node.js."
  step peers npm --prefix "$folder" ci --no-audit --no-fund --no-update-notifier || return 1
  printf '%s\n' "$hash" >"$folder/node_modules/.stamp"
}

if [[ ${BASH_SOURCE[0]} == "$0" ]]; then
  "$@"
fi
