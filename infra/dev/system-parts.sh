#!/bin/sh
# Installs the system parts that only tests and benchmarks need: a browser, a CJK font, pgbench. Debian or Ubuntu, as root.
# Elsewhere it says so and leaves; an installed Chrome is used then.
set -eu
wanted=""
command -v chromium >/dev/null 2>&1 || command -v google-chrome >/dev/null 2>&1 || wanted="$wanted chromium"
fc-list 2>/dev/null | grep -qi 'noto.*cjk' || wanted="$wanted fonts-noto-cjk"
[ "${1:-}" != bench ] || command -v pgbench >/dev/null 2>&1 || ls /usr/lib/postgresql/*/bin/pgbench >/dev/null 2>&1 || wanted="$wanted postgresql-contrib"
[ -n "$wanted" ] || exit 0
if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null 2>&1; then
  echo "未安装系统组件：$wanted（需要 Debian/Ubuntu 的 root 权限，或自行安装 Chrome 与中文字体）"
  exit 0
fi
echo "正在安装系统组件：$wanted"
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq >/dev/null
# shellcheck disable=SC2086
apt-get install -y -qq --no-install-recommends $wanted >/dev/null
