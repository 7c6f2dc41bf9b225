# What the scripts of tests/ need, installed where it is missing. To be read by them with `source`, at the top of the repository.

fail() {
  printf '%s: %s\n' "$0" "$1" >&2
  exit 1
}

# Debian's packages, where this is Debian and we may install; $1 says what for.
install_packages() {
  local what=$1 log
  shift
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || return 0
  echo "$0: installing $what"
  log=$(mktemp)
  { apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends "$@"; } \
    >"$log" 2>&1 || { cat "$log" >&2; fail "$what could not be installed"; }
  rm "$log"
}

# The npm packages of a folder, as its lock file has them. npm leaves its own record of the lock file, but writes it even when
# it is killed half-way.
install_node_packages() {
  command -v npm >/dev/null || fail "node and npm are missing: install Node.js 20 or newer"
  cmp -s "$1/package-lock.json" "$1/node_modules/.installed" && return
  npm ci --prefix "$1" --silent --no-audit --no-fund || fail "npm could not install the packages of $1"
  cp "$1/package-lock.json" "$1/node_modules/.installed"
}

# A browser: the one that is there, else Debian's Chromium.
install_browser() {
  node tests/browser/chromium.mjs >/dev/null 2>&1 || install_packages Chromium chromium fonts-liberation
  node tests/browser/chromium.mjs >/dev/null || exit 1
}
