// The decision server's API on gorilla/websocket, and the verbs by which a question says what to do.
// tests/interop/README.md lists the verbs.
// usage: gorilla PORT
package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"log"
	"net/http"
	"os"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/gorilla/websocket"
)

type request struct {
	Action   string `json:"action"`
	APIKey   string `json:"API_KEY"`
	Checksum string `json:"checksum"`
	Token    string `json:"token"`
	Message  string `json:"message"`
}

type object map[string]any

var (
	mutex    sync.Mutex
	accounts = map[string]bool{}
	tokens   = map[string]bool{}
)

func issueToken() object {
	token := fmt.Sprintf("TOKEN-%d-%d", time.Now().UnixNano(), len(tokens))
	tokens[token] = true
	return object{"token": token}
}

func counted(count string, unit string) string {
	number, _ := strconv.Atoi(count)
	var text strings.Builder
	for index := 0; index < number; index++ {
		text.WriteString(strconv.Itoa(index) + unit)
	}
	return text.String()
}

// encode writes JSON without Go's escapes for HTML.
func encode(reply object) []byte {
	var text strings.Builder
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	encoder.Encode(reply)
	return []byte(strings.TrimSuffix(text.String(), "\n"))
}

// peer is one connection and the request that opened it.
type peer struct {
	socket *websocket.Conn
	asked  *http.Request
}

func (p peer) header(name string) string { return p.asked.Header.Get(name) }

// It sends a frame each time its buffer of 4 KiB is full.
func (p peer) sendInFragments(text []byte) {
	writer, _ := p.socket.NextWriter(websocket.TextMessage)
	writer.(io.ReaderFrom).ReadFrom(bytes.NewReader(text))
	writer.Close()
}

func (p peer) ping(payload string, answer func()) {
	p.socket.SetPongHandler(func(data string) error {
		if data == payload {
			answer()
		}
		return nil
	})
	p.socket.WriteControl(websocket.PingMessage, []byte(payload), time.Now().Add(time.Second))
}

func (p peer) close(code int, reason string) {
	if code == 0 {
		code = websocket.CloseNoStatusReceived
	}
	p.socket.WriteControl(websocket.CloseMessage, websocket.FormatCloseMessage(code, reason), time.Now().Add(time.Second))
}

func (p peer) drop() { p.socket.Close() }

func (p peer) failure(words string) object { return object{"ok": false, "message": words} }

func (p peer) send(reply object) { p.socket.WriteMessage(websocket.TextMessage, encode(reply)) }

func closing(words []string) (code int, reason string) {
	if words[0] != "" {
		code, _ = strconv.Atoi(words[0])
	}
	return code, strings.Join(words[1:], " ")
}

// decide answers a question; nil where the peer did what there is to do.
func decide(message string, connection peer) object {
	verb, rest, _ := strings.Cut(message, " ")
	words := strings.Split(rest, " ")
	switch verb {
	case "count":
		return object{"data": counted(words[0], words[1])}
	case "fragments":
		connection.sendInFragments(encode(object{"data": counted(words[0], words[1])}))
	case "wait", "busy":
		milliseconds, _ := strconv.Atoi(rest)
		time.Sleep(time.Duration(milliseconds) * time.Millisecond)
		return object{"data": map[string]string{"wait": "waited ", "busy": "was busy "}[verb] + rest}
	case "ping":
		connection.ping(rest, func() { connection.send(object{"data": "pong " + rest}) })
	case "header":
		if value := connection.header(rest); value != "" {
			return object{"data": value}
		}
		return object{"data": "none"}
	case "fail":
		return connection.failure(rest)
	case "close":
		connection.close(closing(words))
	case "bye":
		time.AfterFunc(100*time.Millisecond, func() { connection.close(closing(words)) })
		return object{"data": "bye"}
	case "drop":
		connection.drop()
	default:
		return object{"data": "decided: " + message}
	}
	return nil
}

// answer gives the object that answers; nil where the peer did what there is to do.
func answer(text []byte, connection peer) object {
	var asked request
	if err := json.Unmarshal(text, &asked); err != nil {
		return object{"error": err.Error()}
	}
	mutex.Lock()
	defer mutex.Unlock()
	switch asked.Action {
	case "Register":
		if asked.APIKey == "wrong" {
			return object{"data": "Invalid API key"}
		}
		accounts[asked.Checksum] = true
		return issueToken()
	case "Connection":
		if !accounts[asked.Checksum] {
			return object{"error": "Unknown checksum"}
		}
		return issueToken()
	case "TakeDecision":
		if !tokens[asked.Token] {
			return object{"error": "No valid token"}
		}
		mutex.Unlock()
		defer mutex.Lock()
		return decide(asked.Message, connection)
	case "Disconnect":
		delete(tokens, asked.Token)
		return object{"status": "disconnected"}
	}
	return object{"error": "Unknown action " + asked.Action}
}

// refused answers an upgrade that is not wanted.
func refused(writer http.ResponseWriter, asked *http.Request) bool {
	switch {
	case asked.URL.Path == "/401":
		writer.Header().Set("WWW-Authenticate", `Bearer realm="decisions"`)
		http.Error(writer, "Log in first", http.StatusUnauthorized)
	case asked.URL.Path == "/guarded" && asked.Header.Get("X-API-Key") != "KEY-of-the-header":
		http.Error(writer, "API key header missing", http.StatusForbidden)
	default:
		return false
	}
	return true
}

func main() {
	upgrader := websocket.Upgrader{
		EnableCompression: true,
		Subprotocols:      []string{"decisions.v1"},
		CheckOrigin:       func(*http.Request) bool { return true },
	}
	http.HandleFunc("/", func(writer http.ResponseWriter, asked *http.Request) {
		if refused(writer, asked) {
			return
		}
		socket, err := upgrader.Upgrade(writer, asked, nil)
		if err != nil {
			return
		}
		defer socket.Close()
		connection := peer{socket, asked}
		if asked.URL.Path == "/closing" {
			connection.close(4008, "not today")
		}
		for {
			_, text, err := socket.ReadMessage()
			if err != nil {
				return
			}
			if reply := answer(text, connection); reply != nil {
				connection.send(reply)
			}
		}
	})
	log.Fatal(http.ListenAndServe("127.0.0.1:"+os.Args[1], nil))
}
