#!/usr/bin/env bash
# Every test of Collab. Installs what is missing and ends with the line "N passed, N failed".
#   ./test.sh                     all
#   ./test.sh dotnet|client|browser …   these alone
#   ./test.sh --install           only install what the tests need
#   ./test.sh --simulate N        the simulation of a company's life alone, with N seeds instead of the few of every run
# Exit code: 0 when tests ran and none failed, 1 otherwise.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")" || exit 1

# No build server outlives this script.
export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_USE_MSBUILD_SERVER=0 UseSharedCompilation=false
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_CLI_WORKLOAD_UPDATE_NOTIFY_DISABLE=true

install_only=
seeds=
suites=()
while [ $# -gt 0 ]; do
  case $1 in
    --install) install_only=1 ;;
    --simulate)
      case ${2:-} in
        '' | *[!0-9]*)
          echo "How many seeds? ./test.sh --simulate 100" >&2
          exit 1
          ;;
      esac
      seeds=$2
      suites=(dotnet)
      shift
      ;;
    dotnet | client | browser) suites+=("$1") ;;
    *)
      echo "Unknown argument '$1'. Usage: ./test.sh [--install] [--simulate N] [dotnet] [client] [browser]" >&2
      exit 1
      ;;
  esac
  shift
done
[ ${#suites[@]} -gt 0 ] || suites=(dotnet client browser)
wants() { [[ " ${suites[*]} " == *" $1 "* ]]; }

for needed in dotnet node npm; do
  if ! command -v "$needed" >/dev/null; then
    echo "'$needed' is missing: the tests need the .NET 10 SDK and Node.js 20.19 or newer."
    echo "0 passed, 1 failed"
    exit 1
  fi
done

work=$(mktemp -d "${TMPDIR:-/tmp}/collab-test.XXXXXX") || exit 1
chmod 755 "$work" # PostgreSQL runs as another user when this script runs as root
mkdir "$work/results" "$work/browser"

descendants() { # process ids of all children of process $1, theirs included
  ps -eo pid=,ppid= | awk -v root="$1" '
    { parent[$1] = $2 }
    END { for (pid in parent) { for (up = pid; up in parent && up > 1; up = parent[up]) if (parent[up] == root) { print pid; break } } }'
}

# Processes on this run's folder, and the groups that products of browser tests were started in.
clean_up() {
  local file pid
  for file in "$work"/browser/*/group; do
    [ -f "$file" ] && kill -KILL -- "-$(cat "$file")" 2>/dev/null
  done
  while read -r file; do
    pid=$(head -1 "$file") && kill -QUIT "$pid" 2>/dev/null
  done < <(find "$work" -name postmaster.pid 2>/dev/null)
  rm -rf "$work"
}
stopped() {
  local pids
  pids=$(descendants $$)
  # shellcheck disable=SC2086 # one argument for each process
  [ -z "$pids" ] || kill -TERM $pids 2>/dev/null
  exit 130
}
trap clean_up EXIT
trap stopped INT TERM HUP

# Runs a command; shows its output only where it fails. $1: what it does.
quietly() {
  local what=$1 began=$SECONDS log
  shift
  log=$(mktemp "$work/log.XXXXXX")
  "$@" >"$log" 2>&1 </dev/null &
  if wait $!; then
    printf '%-34s %4d s\n' "$what" $((SECONDS - began))
  else
    printf '%-34s %4d s   FAILED\n' "$what" $((SECONDS - began))
    tail -n 60 "$log"
    return 1
  fi
}

# Runs a suite's runner in the foreground of the log and notes how it ended. $1: suite.
runner() {
  local suite=$1
  shift
  printf '\n== %s\n' "$suite"
  "$@" </dev/null &
  wait $!
  echo $? >"$work/results/$suite.exit"
}

client_tests() {
  cd client && exec npm test -- --reporter=default --reporter=json --outputFile.json="$work/results/client.json"
}
browser_tests() {
  export COLLAB_BROWSER_WORK=$work/browser COLLAB_BROWSER_RESULTS=$work/results/browser.json
  cd tests/browser && exec node_modules/.bin/playwright test
}

# A suite whose preparation failed counts as one failed test.
could_not_run() { echo 1 >"$work/results/$1.exit"; }

install_packages() { # $1: folder with package.json and lock
  local stamp
  stamp=$1/node_modules/.installed-$(cat "$1/package.json" "$1/package-lock.json" <(node --version) | sha256sum | cut -c1-16)
  [ -f "$stamp" ] && return 0
  # npm ci starts from an empty node_modules, so an old stamp does not survive it.
  (cd "$1" && npm ci --ignore-scripts --no-audit --no-fund) && touch "$stamp"
}

has_browser() {
  [ -n "${COLLAB_CHROMIUM:-}" ] || command -v chromium >/dev/null || command -v chromium-browser >/dev/null ||
    command -v google-chrome >/dev/null || [ -d "/Applications/Google Chrome.app" ]
}
has_chinese_font() { ! command -v fc-list >/dev/null || fc-list :lang=zh family | grep -q .; }

install_browser() {
  has_browser && has_chinese_font && command -v ps >/dev/null && return 0
  local as_root=()
  if [ "$(id -u)" != 0 ]; then
    sudo -n true 2>/dev/null && as_root=(sudo -n)
  fi
  if ! command -v apt-get >/dev/null || { [ "$(id -u)" != 0 ] && [ ${#as_root[@]} = 0 ]; }; then
    echo "The browser tests need Chromium and a Chinese font, which cannot be installed from here."
    echo "As root: apt-get install chromium fonts-noto-cjk procps. Or name a Chromium in COLLAB_CHROMIUM."
    has_browser # without the font the tests still run
    return
  fi
  export DEBIAN_FRONTEND=noninteractive
  "${as_root[@]}" apt-get -o DPkg::Lock::Timeout=300 update -q &&
    "${as_root[@]}" apt-get -o DPkg::Lock::Timeout=300 install -q -y --no-install-recommends chromium fonts-noto-cjk procps
}

client_ready=1 browser_ready=1 dotnet_ready=1
if wants client; then
  quietly "client packages" install_packages client || client_ready=
fi
if wants browser; then
  quietly "browser" install_browser || browser_ready=
  quietly "browser test packages" install_packages tests/browser || browser_ready=
fi
if [ -n "$install_only" ]; then
  [ -n "$client_ready" ] && [ -n "$browser_ready" ]
  exit
fi
if wants dotnet || wants browser; then
  quietly "build" dotnet build Collab.sln -v quiet || dotnet_ready=
fi

if wants dotnet; then
  if [ -n "$dotnet_ready" ]; then
    if [ -n "$seeds" ]; then
      export COLLAB_SIMULATE=$seeds
      runner dotnet dotnet test --project tests/Collab.Api.Tests --no-build --report-trx --results-directory "$work/results/dotnet" --filter-class "*.SimulationTests"
    else
      runner dotnet dotnet test --solution Collab.sln --no-build --report-trx --results-directory "$work/results/dotnet"
    fi
  else
    could_not_run dotnet
  fi
fi
if wants client; then
  if [ -n "$client_ready" ]; then
    runner client client_tests
  else
    could_not_run client
  fi
fi
if wants browser; then
  if [ -n "$dotnet_ready" ] && [ -n "$browser_ready" ]; then
    runner browser browser_tests
  else
    could_not_run browser
  fi
fi

node tests/sum.mjs "$work/results"
