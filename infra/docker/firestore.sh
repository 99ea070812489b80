#!/bin/sh
# Runs Google's Firestore emulator and keeps its documents in a folder: gcloud does not pass on the signal that ends a
# container, so the emulator's own export on exit never comes. Saves every minute and at the end; the newest complete
# export is read at the next start. Arguments: port, project, folder.
set -eu

port=$1
project=$2
state=$3
data=data.overall_export_metadata

save() {
  export="$state/export-$(date +%s)"
  mkdir -p "$export"
  body="{\"database\":\"projects/$project/databases/(default)\",\"export_directory\":\"$export\",\"export_name\":\"data\"}"
  if curl -fsS -o /dev/null -X POST -H 'Content-Type: application/json' -d "$body" \
    "http://localhost:$port/emulator/v1/projects/$project:export"; then
    ln -sfn "$export" "$state/newest.next"
    mv -T "$state/newest.next" "$state/newest"
    find "$state" -maxdepth 1 -name 'export-*' ! -path "$export" -exec rm -rf {} +
  fi
}

finish() {
  save
  kill "$emulator" 2>/dev/null || true
  exit 0
}

mkdir -p "$state"
set -- --host-port="0.0.0.0:$port" --quiet
if [ -f "$state/newest/data/$data" ]; then
  set -- "$@" --import-data="$state/newest/data/$data"
fi
gcloud emulators firestore start "$@" &
emulator=$!
trap finish TERM INT

while kill -0 "$emulator" 2>/dev/null; do
  sleep 60 &
  wait $! || true
  save
done
exit 1
