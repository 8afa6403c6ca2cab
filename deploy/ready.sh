#!/bin/bash
# ready [PORT] [PATH]: whether the server of this container says that it is ready. The image has no curl.
port=${1:-${AUTOVISITE_LISTEN##*:}}
exec 3<>"/dev/tcp/127.0.0.1/$port" || exit 1
printf 'GET %s HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n' "${2:-/ready}" >&3
read -r -t 4 _ status _ <&3
[ "$status" = 200 ]
