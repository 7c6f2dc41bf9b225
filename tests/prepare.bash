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

# A Python with the packages of a requirements file, in a folder of its own; its path is left in $python. Debian's Python takes part, since PyPI has
# no ready PyICU, which FollowTheMoney needs.
install_python_packages() {
  local folder=$1/.venv
  python=$folder/bin/python
  cmp -s "$1/requirements.txt" "$folder/.installed" && return
  /usr/bin/python3 -c "import icu, venv, ensurepip" 2>/dev/null || install_packages "Python and PyICU" python3-venv python3-icu
  /usr/bin/python3 -c "import icu, venv, ensurepip" 2>/dev/null || fail "Python with venv and PyICU is missing (Debian, Ubuntu: apt-get install python3-venv python3-icu)"
  /usr/bin/python3 -m venv --clear --system-site-packages "$folder"
  "$python" -m pip install --quiet --disable-pip-version-check --only-binary=:all: --requirement "$1/requirements.txt" ||
    fail "pip could not install the packages of $1"
  cp "$1/requirements.txt" "$folder/.installed"
}

# A browser: the one that is there, else Debian's Chromium.
install_browser() {
  node tests/browser/chromium.mjs >/dev/null 2>&1 || install_packages Chromium chromium fonts-liberation
  node tests/browser/chromium.mjs >/dev/null || exit 1
}
