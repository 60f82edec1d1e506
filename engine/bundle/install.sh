#!/bin/sh
# Cài Cổng Trường trên máy không có mạng / installs Cổng Trường on a machine without a network.
#
#   ./install.sh [--to FOLDER] [--signers FILE] [--older]
#
# --to       where the product goes (default: /opt/congtruong)
# --signers  who may sign a bundle, as in `man ssh-keygen`, ALLOWED SIGNERS; without it only checksums are checked
# --older    put this bundle over a newer one
set -eu
LC_ALL=C
export LC_ALL

die() {
  printf '%s\n%s\n' "$1" "$2" >&2
  exit 1
}

to=/opt/congtruong
signers=
older=
while [ $# -gt 0 ]; do
  case $1 in
    --to)
      to=${2:?--to FOLDER}
      shift
      ;;
    --signers)
      signers=${2:?--signers FILE}
      shift
      ;;
    --older) older=--older ;;
    *) die "Không hiểu \"$1\": dùng --to THƯ_MỤC, --signers TỆP, --older." "Unknown \"$1\": use --to FOLDER, --signers FILE, --older." ;;
  esac
  shift
done
case $to in /*) ;; *) to=$PWD/$to ;; esac
case $signers in /* | '') ;; *) signers=$PWD/$signers ;; esac
cd "$(dirname "$0")"

[ "$(uname -m)" = '@MACHINE@' ] ||
  die "Gói này dành cho máy @MACHINE@ mà máy này là $(uname -m): hãy lấy gói đúng loại máy." \
    "This bundle is for @MACHINE@ and this machine is $(uname -m): take the bundle for this kind of machine."

for program in tar gzip sha256sum; do
  command -v "$program" > /dev/null 2>&1 ||
    die "Máy này thiếu chương trình $program: hãy cài từ đĩa cài đặt của hệ điều hành rồi chạy lại." \
      "This machine lacks the program $program: install it from the system's own media and run again."
done

if [ -n "$signers" ]; then
  [ -e SHA256SUMS.sig ] ||
    die "Gói này không có chữ ký (SHA256SUMS.sig): hãy lấy gói đã ký, hoặc bỏ --signers nếu chấp nhận." \
      "This bundle carries no signature (SHA256SUMS.sig): take a signed one, or leave --signers out if you accept that."
  who=$(ssh-keygen -Y find-principals -s SHA256SUMS.sig -f "$signers" 2> /dev/null | head -n 1) || who=
  { [ -n "$who" ] && ssh-keygen -q -Y verify -f "$signers" -I "$who" -n '@NAMESPACE@' -s SHA256SUMS.sig < SHA256SUMS > /dev/null 2>&1; } ||
    die "Chữ ký của gói không phải của người trong $signers: đừng dùng gói này, hãy hỏi người đã gửi." \
      "The bundle is not signed by anybody in $signers: do not use it, ask who sent it."
fi

[ -e SHA256SUMS ] || die "Gói thiếu tệp SHA256SUMS: hãy chép lại gói." "The bundle has no SHA256SUMS: copy it again."
# Status 1 without a name: the list itself cannot be read.
wrong=$(sha256sum --check --strict --quiet SHA256SUMS 2> /dev/null) || wrong=${wrong:-SHA256SUMS}
wrong=$(printf '%s' "$wrong" | sed 's/: FAILED.*//' | tr '\n' ' ')
[ -z "$wrong" ] ||
  die "Gói bị hỏng ở tệp: ${wrong% } – hãy chép lại gói rồi chạy lại; chưa cài gì cả." \
    "The bundle is damaged in: ${wrong% } - copy it again and run again; nothing was installed."

version=$(node -p 'process.versions.node' 2> /dev/null) || version=
major=${version%%.*}
rest=${version#*.}
# shellcheck disable=SC2170 # numbers stand there once a bundle is made
if [ -z "$version" ] || [ "$major" -lt @NODE_MAJOR@ ] || { [ "$major" -eq @NODE_MAJOR@ ] && [ "${rest%%.*}" -lt @NODE_MINOR@ ]; }; then
  die "Máy này cần Node.js từ @NODE_MAJOR@.@NODE_MINOR@ (đang có: ${version:-không có}): hãy cài từ đĩa cài đặt rồi chạy lại." \
    "This machine needs Node.js @NODE_MAJOR@.@NODE_MINOR@ or later (it has: ${version:-none}): install it from media and run again."
fi
command -v docker > /dev/null 2>&1 ||
  die "Máy này chưa có Docker: hãy cài từ đĩa cài đặt của hệ điều hành (gói docker.io) rồi chạy lại." \
    "This machine has no Docker: install it from the system's own media (package docker.io) and run again."

# The new program installs, so that it knows the form of its own bundle.
mkdir -p "$to/.congtruong" ||
  die "Không tạo được $to: hãy chạy bằng root, hoặc chọn nơi khác bằng --to." \
    "Cannot make $to: run as root, or choose another place with --to."
unpacked=$(mktemp -d "$to/.congtruong/unpacked.XXXXXX")
trap 'rm -rf "$unpacked"' EXIT
trap 'exit 130' INT TERM
tar -xzf product.tar.gz -C "$unpacked" ||
  die "Không giải nén được vào $to: hãy xem chỗ trống của đĩa (\`df -h\`) rồi chạy lại." \
    "Cannot unpack into $to: look at the free space of the disk (\`df -h\`) and run again."
# shellcheck disable=SC2086
node "$unpacked/dist/congtruong.js" bundle install "$PWD" --product "$unpacked" --to "$to" $older
