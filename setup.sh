#!/bin/sh
# Installs the system libraries that building the book needs. Silent and quick when they are there.
set -eu

packages="libcmark-gfm-dev libcmark-gfm-extensions-dev libjavascriptcoregtk-4.1-0 libjs-katex fonts-katex libjs-highlight.js"

if ! command -v swift >/dev/null 2>&1; then
  echo "setup: Swift is missing. Install Swift 6.2 or later from https://swift.org/install and run this again." >&2
  exit 1
fi

if ! command -v dpkg-query >/dev/null 2>&1 || ! command -v apt-get >/dev/null 2>&1; then
  # Systems without apt: look for the files themselves.
  missing=""
  for header in cmark-gfm.h cmark-gfm-core-extensions.h; do
    found=""
    for folder in /usr/include /usr/local/include /opt/homebrew/include; do
      [ -f "$folder/$header" ] && found=yes
    done
    [ -n "$found" ] || missing="$missing $header"
  done
  found=""
  for library in /System/Library/Frameworks/JavaScriptCore.framework /usr/lib*/libjavascriptcoregtk-* \
    /usr/local/lib*/libjavascriptcoregtk-*; do
    [ -e "$library" ] && found=yes
  done
  [ -n "$found" ] || missing="$missing JavaScriptCore"
  for file in katex/katex.js highlight.js/highlight.js; do
    [ -f "/usr/share/javascript/$file" ] || [ -f "/usr/local/share/$file" ] || missing="$missing $file"
  done
  [ -z "$missing" ] && exit 0
  cat >&2 <<EOF
setup: this system has no apt, so please install these yourself:
  cmark-gfm with its extensions and headers   (libcmark-gfm, libcmark-gfm-extensions)
  JavaScriptCore, which macOS has             (libjavascriptcoregtk-4.1.so.0, also of 6.0)
  KaTeX 0.16.4: katex.js and katex.css in /usr/local/share/katex, its woff2 fonts in /usr/local/share/katex/fonts
  highlight.js: highlight.min.js in /usr/local/share/highlight.js
not found:$missing
EOF
  exit 1
fi

missing=""
for package in $packages; do
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q "ok installed" || missing="$missing $package"
done
[ -z "$missing" ] && exit 0

if [ "$(id -u)" -eq 0 ]; then
  as_root=""
elif command -v sudo >/dev/null 2>&1; then
  as_root="sudo"
else
  echo "setup: please install as root: apt-get install$missing" >&2
  exit 1
fi

echo "setup: installing$missing"
export DEBIAN_FRONTEND=noninteractive
# A fresh machine has no package lists yet; one with lists need not fetch them.
# shellcheck disable=SC2086
$as_root apt-get install -y --no-install-recommends $missing >/dev/null 2>&1 ||
  { $as_root apt-get update >/dev/null && $as_root apt-get install -y --no-install-recommends $missing >/dev/null; }
