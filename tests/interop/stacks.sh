# shellcheck shell=bash disable=SC2034,SC2154 # read by scripts/interop, which has `scratch` and `client_command`
# The servers and proxies that scripts/interop tries: for each a function start_STACK that fetches and starts it and says
# version and url; and what its library can't do, whoever asks.

stacks=(ws websocket faye nestjs websockets aiohttp autobahn channels beast jetty gorilla nginx squid)

interop=tests/interop
cache=$PWD/build/interop
debian_root=$cache/debian

# What most of the servers say when they refuse an upgrade.
words_401="Log in first"
words_403="API key header missing"

declare -A skipped
# skip STACK WHY PROMISE...
skip()
{
    local stack=$1 why=$2 promise
    shift 2
    for promise in "$@"; do
        skipped[$stack $promise]=$why
    done
}
# Promises that only one of them can put to the test.
declare -A only_at=([moved]=nginx [proxy]=squid)

# --- what is needed

# Packages of this Debian with what they need, unpacked beside each other; the system stays as it is.
debian_packages()
{
    local stamp=$cache/stamps/$*
    stamp=${stamp// /+}
    [ ! -e "$stamp" ] || return 0
    mkdir -p "$cache/stamps" "$cache/archives/partial" "$debian_root"
    apt-get -q -y -o Debug::NoLocking=true -o Dir::Cache::archives="$cache/archives" --no-install-recommends \
        --download-only install "$@" >"$scratch/apt.log" 2>&1 || {
        cat "$scratch/apt.log" >&2
        return 1
    }
    local file link
    for file in "$cache"/archives/*.deb; do
        if [ -e "$file" ] && [ ! -e "$file.unpacked" ]; then
            dpkg-deb -x "$file" "$debian_root"
            touch "$file.unpacked"
        fi
    done
    find "$debian_root" -type l -lname '/*' | while read -r link; do
        [[ $(readlink "$link") = "$debian_root"/* ]] || ln -sfn "$debian_root$(readlink "$link")" "$link"
    done
    touch "$stamp"
}

debian_version()
{
    local file
    for file in "$cache/archives/$1"_*.deb; do
        if [ -e "$file" ]; then
            dpkg-deb -f "$file" Version
            return
        fi
    done
    # shellcheck disable=SC2016 # a format of dpkg-query
    dpkg-query -W -f='${Version}\n' "$1"
}

# The packages of servers/node/package-lock.json, with the servers beside them, where Node looks for packages.
node_packages()
{
    mkdir -p "$cache/node"
    if ! cmp -s "$interop/servers/node/package-lock.json" "$cache/node/package-lock.json"; then
        cp "$interop"/servers/node/package*.json "$cache/node"
        npm ci --prefix "$cache/node" --ignore-scripts --no-audit --no-fund >"$scratch/npm.log" 2>&1 || {
            cat "$scratch/npm.log" >&2
            rm "$cache/node/package-lock.json"
            return 1
        }
    fi
    cp "$interop"/servers/node/*.mjs "$cache/node"
}

node_version()
{
    node -p "require('$cache/node/node_modules/$1/package.json').version"
}

free_port()
{
    /usr/bin/python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

# serve PORT COMMAND...: starts it and waits until the port answers.
serve()
{
    local port=$1 pid
    shift
    "$@" </dev/null >>"$scratch/$stack.log" 2>&1 &
    pid=$!
    running+=("$pid")
    for _ in $(seq 300); do
        kill -0 "$pid" 2>/dev/null || return 1
        if (: <"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
            return 0
        fi
        sleep 0.1
    done
    return 1
}

# --- Node

serve_node()
{
    local port
    node_packages || return 1
    version=$(node_version "$2")
    port=$(free_port)
    url=ws://127.0.0.1:$port
    serve "$port" node "$cache/node/$1.mjs" "$port"
}
start_ws() { serve_node ws ws; }
start_nestjs()
{
    serve_node nestjs @nestjs/websockets || return 1
    version+=", ws $(node -p "require('$cache/node/node_modules/@nestjs/platform-ws/package.json').dependencies.ws")"
}
start_websocket()
{
    serve_node websocket websocket || return 1
    # Its answer has no body, the words are in a header.
    client_command+=(--words-401 Unauthorized --words-403 Forbidden)
}
start_faye() { serve_node faye-websocket faye-websocket; }

skip websocket "its close() always sends a code" 1005
skip faye "it sends every message as one frame" cut
skip faye "its close() takes 1000 and 3000 to 4999 only" 1012 1008
skip faye "its close() always sends a code" 1005

# --- Python

serve_python()
{
    local port=$1
    shift
    url=ws://127.0.0.1:$port
    serve "$port" env PYTHONPATH="$debian_root/usr/lib/python3/dist-packages:$interop/servers/python" \
        PYTHONDONTWRITEBYTECODE=1 /usr/bin/python3 "$@"
}
start_python()
{
    local port
    debian_packages "python3-$1" || return 1
    version=$(debian_version "python3-$1")
    port=$(free_port)
    serve_python "$port" "$interop/servers/python/$1_server.py" "$port"
}
start_websockets() { start_python websockets; }
start_aiohttp() { start_python aiohttp; }
start_autobahn() { start_python autobahn; }
start_channels()
{
    local port
    debian_packages python3-django-channels python3-daphne || return 1
    version="$(debian_version python3-django-channels), daphne $(debian_version python3-daphne)"
    port=$(free_port)
    client_command+=(--words-403 "Access denied")
    serve_python "$port" -m daphne -b 127.0.0.1 -p "$port" --ping-interval 1 --ping-timeout 2 channels_application:application
}

skip websockets "its close() always sends a code" 1005
skip aiohttp "it sends every message as one frame" cut
skip aiohttp "its close() always sends a code" 1005
skip autobahn "its sendClose() takes 1000 and 3000 to 4999 only" 1012 1008
skip channels "daphne sends every message as one frame" cut
skip channels "daphne closes with 1000 and 3000 to 4999 only" 1012 1008
skip channels "this version sends no reasons" 4001
skip channels "daphne always sends a code" 1005
skip channels "an application can't cut the link" lost
skip channels "an application refuses with 403 only" 401

# --- others

start_beast()
{
    local port
    debian_packages libboost-dev || return 1
    version=$(debian_version libboost-dev)
    g++ -std=c++20 -O1 -DBOOST_BIND_GLOBAL_PLACEHOLDERS -isystem "$debian_root/usr/include" "$interop/servers/beast.cc" \
        -o "$scratch/beast" -pthread || return 1
    port=$(free_port)
    url=ws://127.0.0.1:$port
    serve "$port" "$scratch/beast" "$port"
}

start_jetty()
{
    local port jars
    debian_packages libjetty9-java libjetty9-extra-java || return 1
    version=$(debian_version libjetty9-java)
    # Each jar stands there a second time, under a name with its version.
    jars=$(find "$debian_root/usr/share/java" /usr/share/java -name '*.jar' 2>/dev/null | grep -v -- '-[0-9]' | tr '\n' ':')
    port=$(free_port)
    url=ws://127.0.0.1:$port
    serve "$port" java -cp "$jars" "$interop/servers/Jetty.java" "$port"
}

start_gorilla()
{
    local port go
    debian_packages golang-go golang-github-gorilla-websocket-dev || return 1
    version=$(debian_version golang-github-gorilla-websocket-dev)
    go=$(find "$debian_root"/usr/lib/go-*/ /usr/lib/go-*/ -maxdepth 2 -path '*/bin/go' 2>/dev/null | head -n 1)
    env GOROOT="$(dirname "$(dirname "$go")")" GOPATH="$debian_root/usr/share/gocode:/usr/share/gocode" GO111MODULE=off \
        GOCACHE="$cache/go" CGO_ENABLED=0 "$go" build -o "$scratch/gorilla" "$interop/servers/gorilla.go" || return 1
    port=$(free_port)
    url=ws://127.0.0.1:$port
    serve "$port" "$scratch/gorilla" "$port"
}

# --- proxies, with a server on `ws` behind them

# nginx ends TLS, and gives up a server that is silent for 2 s (60 s by default).
start_nginx()
{
    local port backend folder=$scratch/nginx
    serve_node ws ws || return 1
    backend=${url##*:}
    debian_packages nginx || return 1
    version=$(debian_version nginx)
    mkdir "$folder"
    openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj "/CN=interop" -addext "subjectAltName=IP:127.0.0.1" \
        -keyout "$folder/key.pem" -out "$folder/certificate.pem" 2>"$scratch/openssl.log"
    port=$(free_port)
    sed -e "s|@PORT@|$port|; s|@BACKEND@|$backend|; s|@FOLDER@|$folder|" "$interop/servers/nginx.conf" >"$folder/nginx.conf"
    echo "tom:{PLAIN}azerty" >"$folder/users"
    url=wss://127.0.0.1:$port
    client_command+=(--ca "$folder/certificate.pem" --words-401 "Authorization Required")
    serve "$port" "$(program nginx)" -p "$folder" -c "$folder/nginx.conf" -e stderr
}

# A forward proxy, and a name that only it can resolve. It gives up a tunnel that is silent for 2 s (15 min by default).
start_squid()
{
    local port backend squid folder=$scratch/squid
    serve_node ws ws || return 1
    backend=${url##*:}
    debian_packages squid || return 1
    version=$(debian_version squid)
    squid=$(program squid)
    # Started by root it goes on as another user, and reads its files as that one.
    chmod 711 "$scratch"
    mkdir "$folder"
    echo "127.0.0.1 decisions.test forbidden.test" >"$folder/hosts"
    port=$(free_port)
    sed -e "s|@PORT@|$port|; s|@FOLDER@|$folder|; s|@ROOT@|${squid%/usr/sbin/squid}|" "$interop/servers/squid.conf" >"$folder/squid.conf"
    url=ws://decisions.test:$backend
    client_command=(env "http_proxy=http://127.0.0.1:$port" "${client_command[@]}" --proxy)
    serve "$port" env LD_LIBRARY_PATH="$(dirname "$(find "$debian_root/usr/lib" -name 'libecap.so*' | head -n 1 || true)")" \
        "$squid" -N -f "$folder/squid.conf"
}

# The program as it was unpacked, or as it is installed.
program()
{
    local name=$debian_root/usr/sbin/$1
    [ -x "$name" ] || name=/usr/sbin/$1
    echo "$name"
}

skip nginx "nginx itself gives up a server that answers no ping" busy
skip squid "squid itself gives up a server that answers no ping" busy
