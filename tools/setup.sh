# What ./run, ./test and ./samsteg share. Sourced by bash with $root set to the repository; every step that has nothing
# to do costs milliseconds.

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

program="$root/src/Web/bin/Release/net10.0/samsteg.dll"
build_stamp="$root/src/Web/bin/Release/net10.0/.built"

fail() {
  echo "$*" >&2
  exit 1
}

check_sdk() {
  local problem="Samsteg needs the .NET 10 SDK: install it from https://dotnet.microsoft.com/download/dotnet/10.0."
  command -v dotnet >/dev/null || fail "$problem"
  dotnet --list-sdks | grep -q '^10\.' || fail "$problem"
}

check_node() {
  local problem="Samsteg needs Node 20 or later with npm: install it from https://nodejs.org."
  command -v node >/dev/null && command -v npm >/dev/null || fail "$problem"
  [ "$(node --print 'parseInt(process.versions.node)')" -ge 20 ] || fail "$problem"
}

# The packages follow the lock file; the front-end files follow the packages and the script that copies them.
setup_packages() {
  local packages front_end
  packages=$(sha256sum "$root/package-lock.json" | cut -d' ' -f1)
  front_end=$(cat "$root/package-lock.json" "$root/tools/copy-front-end.mjs" | sha256sum | cut -d' ' -f1)
  if [ "$(cat "$root/node_modules/.stamp" 2>/dev/null)" != "$packages" ]; then
    echo "Fetching npm packages …"
    npm ci --prefix "$root" --no-audit --no-fund --no-update-notifier --loglevel=error ||
      fail "The npm packages could not be fetched: see the lines above."
    echo "$packages" >"$root/node_modules/.stamp"
  fi
  if [ "$(cat "$root/node_modules/.front-end-stamp" 2>/dev/null)" != "$front_end" ] || [ ! -d "$root/src/Web/wwwroot/lib" ]; then
    node "$root/tools/copy-front-end.mjs" || fail "The front-end files could not be copied: see the lines above."
    echo "$front_end" >"$root/node_modules/.front-end-stamp"
  fi
}

setup() {
  check_sdk
  check_node
  setup_packages
}

# True when a source, or a folder that lost one, is newer than the last build.
sources_changed() {
  [ -f "$program" ] && [ -f "$build_stamp" ] || return 0
  [ -n "$(find "$root/src" "$root"/Directory.*.props "$root/global.json" \
    \( -name bin -o -name obj \) -prune -o -newer "$build_stamp" -print -quit)" ]
}

# build <project or solution>: the moment before it began becomes the stamp, so that an edit during it is not lost.
# What it says is shown only when it fails; warnings are errors.
build() {
  local began
  began=$(mktemp)
  echo "Building …"
  if ! dotnet build "$root/$1" -c Release --nologo -v quiet --tl:off >"$began.log" 2>&1; then
    cat "$began.log" >&2
    rm -f "$began" "$began.log"
    fail "The build failed: see the lines above."
  fi
  [ ! -f "$program" ] || [[ $1 == tests/Rules/* ]] || touch -r "$began" "$build_stamp"
  rm -f "$began" "$began.log"
}

# publish <folder>: the program as it is installed, compiled for this machine.
publish() {
  local log
  log=$(mktemp)
  echo "Publishing …"
  if ! dotnet publish "$root/src/Web" -c Release --use-current-runtime --no-self-contained -o "$1" --nologo -v quiet --tl:off >"$log" 2>&1; then
    cat "$log" >&2
    rm -f "$log"
    fail "Publishing failed: see the lines above."
  fi
  touch "$1/samsteg.dll"
  rm -f "$log"
}

build_program() {
  if sources_changed; then build src/Web/Web.csproj; fi
}
