#!/usr/bin/env bash
# Installs the programs that some tests hold our output against, where this machine lets us:
# a browser, an office suite and pandoc from Debian, an editor's language server from npm.
# What is there already is left alone; tests of what stays missing skip and say so.
#
#     tools/programs.sh        then: PATH="$PWD/build/node/node_modules/.bin:$PATH" python tools/check.py
set -u
cd "$(dirname "$0")/.."

missing=()
command -v chromium > /dev/null || command -v google-chrome > /dev/null || missing+=(chromium fonts-noto-cjk)
command -v soffice > /dev/null || missing+=(libreoffice-calc libreoffice-writer)
fc-match Calibri 2> /dev/null | grep -q -e Carlito -e Calibri || missing+=(fonts-crosextra-carlito) # letters as wide as Calibri's
command -v pandoc > /dev/null || missing+=(pandoc)
if [ "${#missing[@]}" -gt 0 ]; then
  if command -v apt-get > /dev/null && [ "$(id -u)" = 0 ]; then
    export DEBIAN_FRONTEND=noninteractive
    echo "+ apt-get install ${missing[*]}"
    { timeout 60 apt-get update -qq && timeout 240 apt-get install -y -qq "${missing[@]}"; } > /dev/null 2>&1 ||
      echo "could not be installed: ${missing[*]}"
  else
    echo "not installed: ${missing[*]} (needs apt-get, as root)"
  fi
fi

if ! command -v yaml-language-server > /dev/null && [ ! -x build/node/node_modules/.bin/yaml-language-server ]; then
  if command -v npm > /dev/null; then
    echo "+ npm install yaml-language-server"
    timeout 120 npm install --silent --no-fund --no-audit --prefix build/node yaml-language-server > /dev/null 2>&1 ||
      echo "could not be installed: yaml-language-server"
  else
    echo "not installed: yaml-language-server (needs npm)"
  fi
fi
exit 0
