import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import javax.servlet.DispatcherType;
import javax.servlet.Filter;
import javax.servlet.FilterChain;
import javax.servlet.FilterConfig;
import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import javax.websocket.CloseReason;
import javax.websocket.EndpointConfig;
import javax.websocket.HandshakeResponse;
import javax.websocket.OnMessage;
import javax.websocket.OnOpen;
import javax.websocket.PongMessage;
import javax.websocket.Session;
import javax.websocket.server.HandshakeRequest;
import javax.websocket.server.ServerEndpoint;
import javax.websocket.server.ServerEndpointConfig;

import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.servlet.FilterHolder;
import org.eclipse.jetty.servlet.ServletContextHandler;
import org.eclipse.jetty.util.ajax.JSON;
import org.eclipse.jetty.websocket.jsr356.server.deploy.WebSocketServerContainerInitializer;

/**
 * The decision server's API on Jetty, with Java's own annotations, and the verbs by which a question says what to do.
 * tests/interop/README.md lists the verbs. The argument is the port.
 */
@ServerEndpoint(value = "/{path}", configurator = Jetty.KeepsRequest.class, subprotocols = "decisions.v1")
public class Jetty {
    private static final Set<String> accounts = ConcurrentHashMap.newKeySet();
    private static final Set<String> tokens = ConcurrentHashMap.newKeySet();
    private static final AtomicInteger issued = new AtomicInteger();

    private Map<String, List<String>> headers;
    private Session session;
    private String awaitedPong;

    /** Hands the headers of the upgrade to the endpoint, which sees none otherwise. */
    public static class KeepsRequest extends ServerEndpointConfig.Configurator {
        @Override
        public void modifyHandshake(ServerEndpointConfig config, HandshakeRequest request, HandshakeResponse response) {
            config.getUserProperties().put("headers", request.getHeaders());
        }
    }

    /** Refuses upgrades before the endpoint sees them. */
    public static class Guard implements Filter {
        @Override
        public void init(FilterConfig config) { }

        @Override
        public void destroy() { }

        @Override
        public void doFilter(ServletRequest asked, ServletResponse answered, FilterChain chain)
                throws IOException, ServletException {
            HttpServletRequest request = (HttpServletRequest) asked;
            HttpServletResponse response = (HttpServletResponse) answered;
            if (request.getServletPath().equals("/401")) {
                response.setHeader("WWW-Authenticate", "Bearer realm=\"decisions\"");
                response.sendError(401, "Log in first");
            } else if (request.getServletPath().equals("/guarded")
                    && !"KEY-of-the-header".equals(request.getHeader("X-API-Key"))) {
                response.sendError(403, "API key header missing");
            } else {
                chain.doFilter(asked, answered);
            }
        }
    }

    @OnOpen
    @SuppressWarnings("unchecked")
    public void opened(Session opened, EndpointConfig config) throws IOException {
        session = opened;
        headers = (Map<String, List<String>>) config.getUserProperties().get("headers");
        if (session.getRequestURI().getPath().equals("/closing"))
            close("4008", "not today");
    }

    @OnMessage(maxMessageSize = 4 << 20)
    @SuppressWarnings("unchecked")
    public void received(String text) throws Exception {
        Map<String, String> request = (Map<String, String>) JSON.parse(text);
        Object reply = answer(request);
        if (reply != null)
            session.getBasicRemote().sendText(JSON.toString(reply));
    }

    @OnMessage
    public void received(PongMessage pong) throws IOException {
        String payload = StandardCharsets.UTF_8.decode(pong.getApplicationData()).toString();
        if (payload.equals(awaitedPong))
            session.getBasicRemote().sendText(JSON.toString(Map.of("data", "pong " + payload)));
    }

    private Object answer(Map<String, String> request) throws Exception {
        switch (request.get("action")) {
        case "Register":
            if (request.get("API_KEY").equals("wrong"))
                return Map.of("data", "Invalid API key");
            accounts.add(request.get("checksum"));
            return issueToken();
        case "Connection":
            return accounts.contains(request.get("checksum")) ? issueToken() : Map.of("error", "Unknown checksum");
        case "TakeDecision":
            return tokens.contains(request.get("token")) ? decide(request.get("message")) : Map.of("error", "No valid token");
        case "Disconnect":
            tokens.remove(request.get("token"));
            return Map.of("status", "disconnected");
        default:
            return Map.of("error", "Unknown action " + request.get("action"));
        }
    }

    private static Object issueToken() {
        String token = "TOKEN-" + System.nanoTime() + "-" + issued.incrementAndGet();
        tokens.add(token);
        return Map.of("token", token);
    }

    /** Null where what there is to do was done. */
    private Object decide(String message) throws Exception {
        String[] words = message.split(" ", 2);
        String rest = words.length > 1 ? words[1] : "";
        String[] more = rest.split(" ", 2);
        switch (words[0]) {
        case "count":
            return Map.of("data", counted(more));
        case "fragments":
            sendInFragments(JSON.toString(Map.of("data", counted(more))));
            return null;
        case "wait":
        case "busy":
            Thread.sleep(Long.parseLong(rest));
            return Map.of("data", (words[0].equals("wait") ? "waited " : "was busy ") + rest);
        case "ping":
            awaitedPong = rest;
            session.getBasicRemote().sendPing(ByteBuffer.wrap(rest.getBytes(StandardCharsets.UTF_8)));
            return null;
        case "header":
            return Map.of("data", headers.getOrDefault(rest, List.of("none")).get(0));
        case "fail":
            return Map.of("message", rest, "connectionId", "LhBdzdZUoAMCJHQ=", "requestId", "LhBdyEzxoAMF1jg=");
        case "close":
            close(more[0], more.length > 1 ? more[1] : "");
            return null;
        case "bye":
            CompletableFuture.delayedExecutor(100, TimeUnit.MILLISECONDS)
                .execute(() -> close(more[0], more.length > 1 ? more[1] : ""));
            return Map.of("data", "bye");
        case "drop":
            ((org.eclipse.jetty.websocket.common.WebSocketSession) session).disconnect();
            return null;
        default:
            return Map.of("data", "decided: " + message);
        }
    }

    private static String counted(String[] countAndUnit) {
        StringBuilder text = new StringBuilder();
        for (int index = 0; index < Integer.parseInt(countAndUnit[0]); ++index)
            text.append(index).append(countAndUnit[1]);
        return text.toString();
    }

    /** The writer sends a frame each time its buffer is full. */
    private void sendInFragments(String text) throws IOException {
        try (var writer = session.getBasicRemote().getSendWriter()) {
            writer.write(text);
        }
    }

    private void close(String code, String reason) {
        try {
            if (code.isEmpty())
                session.close(new CloseReason(CloseReason.CloseCodes.NO_STATUS_CODE, null));
            else
                session.close(new CloseReason(CloseReason.CloseCodes.getCloseCode(Integer.parseInt(code)), reason));
        } catch (IOException gone) {
            System.err.println(gone);
        }
    }

    public static void main(String[] arguments) throws Exception {
        Server server = new Server(new java.net.InetSocketAddress("127.0.0.1", Integer.parseInt(arguments[0])));
        ServletContextHandler context = new ServletContextHandler();
        // Before the filter by which Jetty upgrades.
        context.addFilter(new FilterHolder(new Guard()), "/*", EnumSet.of(DispatcherType.REQUEST));
        server.setHandler(context);
        WebSocketServerContainerInitializer.configure(context, (servlets, container) -> container.addEndpoint(Jetty.class));
        server.start();
        server.join();
    }
}
