#!/bin/bash
# Keeps the backups of a cell: its repository and the key to it are made once, then a night's run follows the other.
. toolkit.sh backup

for folder in /repository /secret /work; do
  chown backup:backup "$folder"
  chmod 0700 "$folder"
done
exec backup serve
