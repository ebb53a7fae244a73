#include "DescribedReply.h"
#include "ReplyParser.h"
#include "TestProgram.h"

#include <QTest>

using namespace decidesk;

/// What frameworks send by themselves, and what only looks like it.
class tst_FrameworkReplies : public QObject
{
    Q_OBJECT

private slots:
    void errors_data();
    void errors();
    void noErrors_data();
    void noErrors();
    void refusedLogins_data();
    void refusedLogins();
};

namespace {

using AddRow = void (*)(const char *name, const char *reply, const char *expected);

void addRow(const char *name, const char *reply, const char *expected)
{
    QTest::newRow(name) << QString::fromUtf8(reply) << QString::fromUtf8(expected);
}

void addJavaScriptServers(AddRow row)
{
    row("NestJS, a guard's exception",
        R"({"event":"exception","data":{"status":"error","message":"Forbidden resource"}})",
        "Forbidden resource");
    row("NestJS, with what caused it",
        R"({"event":"exception","data":{"status":"error","message":"Unauthorized","cause":{"pattern":"TakeDecision","data":{"message":"Hi"}}}})",
        "Unauthorized");
    row("NestJS, an exception of HTTP",
        R"({"statusCode":403,"message":"Forbidden resource","error":"Forbidden"})",
        "Forbidden resource");
    row("NestJS, a validation",
        R"({"statusCode":400,"message":["checksum should not be empty","name must be a string"],"error":"Bad Request"})",
        "checksum should not be empty\nname must be a string");
    row("NestJS, within data",
        R"({"event":"reply","data":{"statusCode":401,"message":"Unauthorized"}})", "Unauthorized");
    row("Fastify",
        R"({"statusCode":401,"code":"FST_JWT_NO_AUTHORIZATION","error":"Unauthorized","message":"No Authorization was found"})",
        "No Authorization was found");
    row("Express, with a stack",
        R"({"status":"fail","message":"No user","stack":"Error: No\n at x"})", "No user");
    row("JSend, an error", R"({"status":"error","message":"Unable to reach the database"})",
        "Unable to reach the database");
    row("JSend, a failure", R"({"status":"fail","data":{"title":"A title is required"}})",
        "A title is required");
    row("Strapi",
        R"({"data":null,"error":{"status":401,"name":"UnauthorizedError","message":"Missing credentials","details":{}}})",
        "Missing credentials");
    row("Meteor",
        R"({"msg":"result","id":"42","error":{"error":403,"reason":"User not found","message":"User not found [403]"}})",
        "User not found [403]");
    row("graphql-ws",
        R"({"id":"1","type":"error","payload":[{"message":"Cannot query field \"x\"","locations":[{"line":1,"column":3}]}]})",
        "Cannot query field \"x\"");
    row("GraphQL over a socket", R"({"data":null,"errors":[{"message":"a"},{"message":"b"}]})",
        "a\nb");
    row("ws by hand, a type", R"({"type":"error","message":"Unknown action"})", "Unknown action");
    row("ws by hand, an event", R"({"event":"ERROR","data":"Unknown action"})", "Unknown action");
    row("ws by hand, a code in words", R"({"code":"TOKEN_EXPIRED","message":"Please log in"})",
        "Please log in");
    row("ws by hand, only a code in words", R"({"code":"TOKEN_EXPIRED"})", "TOKEN_EXPIRED");
    row("OpenAI's shape",
        R"({"type":"error","error":{"type":"invalid_request_error","code":"invalid","message":"No such model","param":null}})",
        "No such model");
}

void addPythonServers(AddRow row)
{
    row("FastAPI", R"({"detail":"Not authenticated"})", "Not authenticated");
    row("FastAPI, a validation",
        R"({"detail":[{"loc":["body","token"],"msg":"field required","type":"value_error.missing"}]})",
        "field required");
    row("FastAPI with Pydantic 2",
        R"({"detail":[{"type":"missing","loc":["body","token"],"msg":"Field required","input":{"message":"Hi"}},{"type":"string_type","loc":["name"],"msg":"Input should be a valid string","input":1}]})",
        "Field required\nInput should be a valid string");
    row("FastAPI, an object for the detail", R"({"detail":{"code":3,"message":"No such user"}})",
        "No such user");
    row("FastAPI, within data", R"({"data":{"detail":[{"loc":["token"],"msg":"Field required"}]}})",
        "Field required");
    row("Django REST framework", R"({"detail":"Invalid token.","code":"authentication_failed"})",
        "Invalid token.");
    row("Django Channels REST framework",
        R"({"errors":["Not found"],"data":null,"action":"retrieve","response_status":404,"request_id":4})",
        "Not found");
    row("Django Channels by hand", R"({"type":"error","text":"Not a member"})", "Not a member");
    row("Flask", R"({"code":404,"name":"Not Found","description":"The URL was not found."})",
        "The URL was not found.");
    row("aiohttp by hand", R"({"ok":false,"reason":"bad checksum"})", "bad checksum");
    row("Tornado by hand", R"({"status":"KO","reason":"bad checksum"})", "bad checksum");
    row("Starlette by hand", R"({"exception":"KeyError: 'token'"})", "KeyError: 'token'");
    row("JSON-RPC",
        R"({"jsonrpc":"2.0","error":{"code":-32601,"message":"Method not found"},"id":1})",
        "Method not found");
    row("Home Assistant",
        R"({"id":1,"type":"result","success":false,"error":{"code":"unauthorized","message":"Not allowed"}})",
        "Not allowed");
}

void addJavaAndNetServers(AddRow row)
{
    row("Spring Boot",
        R"({"timestamp":"2024-05-01T10:00:00Z","status":404,"error":"Not Found","message":"No such user","path":"/ws"})",
        "No such user");
    row("Spring Boot, which hides messages",
        R"({"timestamp":1714557600000,"status":500,"error":"Internal Server Error","message":"","path":"/ws"})",
        "Internal Server Error");
    row("Spring Boot with its exception",
        R"({"status":500,"error":"Internal Server Error","exception":"java.lang.NullPointerException","path":"/ws"})",
        "Internal Server Error");
    row("a problem of RFC 9457",
        R"({"type":"https://example.com/probs/expired","title":"Forbidden","status":403,"detail":"The token has expired","instance":"/ws"})",
        "The token has expired");
    row("ASP.NET, a validation",
        R"({"type":"https://tools.ietf.org/html/rfc7231","title":"One or more validation errors occurred.","status":400,"errors":{"Token":["The Token field is required."]},"traceId":"00-1"})",
        "One or more validation errors occurred.");
    row("SignalR, a completion",
        R"({"type":3,"invocationId":"1","error":"Failed to invoke 'TakeDecision'"})",
        "Failed to invoke 'TakeDecision'");
    row("SignalR, a close",
        R"({"type":7,"error":"Connection closed with an error.","allowReconnect":true})",
        "Connection closed with an error.");
    row("ABP",
        R"({"success":false,"result":null,"error":{"code":0,"message":"No","details":null}})",
        "No");
    row("Jackson by hand", R"({"exception":{"message":"No such user"}})", "No such user");
    row("a result object", R"({"code":40101,"message":"token invalid","data":null})",
        "token invalid");
    row("a result object in words",
        R"({"code":"A0230_TOKEN_INVALID","message":"log in","data":null})", "log in");
}

void addOtherServers(AddRow row)
{
    row("AWS API Gateway",
        R"({"message":"Forbidden","connectionId":"L0SM9cOFIAMCIdw=","requestId":"LwlhAFjJoAMFrNA="})",
        "Forbidden");
    row("AWS API Gateway, its own fault",
        R"({"message": "Internal server error", "connectionId":"L0SM9cOFIAMCIdw=", "requestId":"LwlhAFjJoAMFrNA="})",
        "Internal server error");
    row("Azure Web PubSub",
        R"({"type":"ack","ackId":1,"success":false,"error":{"name":"Forbidden","message":"No permission"}})",
        "No permission");
    row("Google",
        R"({"error":{"code":401,"message":"Invalid credentials","status":"UNAUTHENTICATED","details":[{"@type":"x","reason":"r"}]}})",
        "Invalid credentials");
    row("Pusher, Laravel Reverb, Soketi",
        R"({"event":"pusher:error","data":{"code":4001,"message":"Application does not exist"}})",
        "Application does not exist");
    row("Laravel, a validation",
        R"({"message":"The name field is required.","errors":{"name":["The name field is required."]}})",
        "The name field is required.");
    row("Ratchet by hand", R"({"success":false,"msg":"bad key"})", "bad key");
    row("Rails", R"({"status":500,"error":"Internal Server Error"})", "Internal Server Error");
    row("Rails, a model", R"({"errors":["Name can't be blank","Prompt is too short"]})",
        "Name can't be blank\nPrompt is too short");
    row("Phoenix, an error view", R"({"errors":{"detail":"Not Found"}})", "Not Found");
    row("Appwrite", R"({"type":"error","data":{"code":1008,"message":"Missing origin"}})",
        "Missing origin");
    row("Go's echo with a code", R"({"code":401,"message":"invalid or expired jwt"})",
        "invalid or expired jwt");
    row("Go, gRPC's shape", R"({"error":{"code":16,"message":"token expired","details":[]}})",
        "token expired");
    row("Rust by hand, an enum of serde", R"({"error":{"Unauthorized":"bad token"}})",
        "{\n    \"error\": {\n        \"Unauthorized\": \"bad token\"\n    }\n}");
    row("Rust by hand, a code in words", R"({"code":"ERR_UNAUTHORIZED","detail":"bad token"})",
        "bad token");
    row("Mattermost", R"({"status":"FAIL","error":{"id":"api.token","message":"Invalid token"}})",
        "Invalid token");
    row("Slack", R"({"ok":false,"error":{"code":1,"msg":"message text is missing"}})",
        "message text is missing");
    row("Centrifugo", R"({"id":1,"error":{"code":103,"message":"permission denied"}})",
        "permission denied");
    row("Kraken",
        R"({"errorMessage":"Bad subscription","event":"subscriptionStatus","status":"error"})",
        "Bad subscription");
    row("OAuth", R"({"error":"invalid_grant","error_description":"The token has expired"})",
        "invalid_grant");
}

} // namespace

void tst_FrameworkReplies::errors_data()
{
    QTest::addColumn<QString>("reply");
    QTest::addColumn<QString>("expected");

    addJavaScriptServers(addRow);
    addPythonServers(addRow);
    addJavaAndNetServers(addRow);
    addOtherServers(addRow);
}

void tst_FrameworkReplies::errors()
{
    QFETCH(const QString, reply);
    QFETCH(const QString, expected);

    for (const Action action : allActions)
        QCOMPARE(describedReply(action, reply), QStringLiteral("error ") + expected);
    QCOMPARE(std::get<QString>(parseUnsolicited(reply)), expected);
}

void tst_FrameworkReplies::noErrors_data()
{
    QTest::addColumn<QString>("reply");
    QTest::addColumn<QString>("expected");

    addRow("an error that is zero", R"({"data":"yes","error":0})", "yes");
    addRow("an exception that is none", R"({"data":"yes","exception":null})", "yes");
    addRow("a good code", R"({"data":"yes","code":200})", "yes");
    addRow("a good code in words", R"({"code":"OK","message":"yes"})", "yes");
    addRow("a good status", R"({"status":"ok","data":"yes"})", "yes");
    addRow("a type", R"({"type":"decision","data":"yes"})", "yes");
    addRow("an event", R"({"event":"TakeDecision","data":"yes"})", "yes");
    addRow("NestJS, an answer", R"({"event":"events","data":{"message":"yes"}})", "yes");
    addRow("a code in words beside a decision", R"({"code":"TIMEOUT_NOT","data":"yes"})", "yes");
    addRow("a code in words in small letters", R"({"code":"invalid","message":"yes"})", "yes");
    addRow("a detail beside a decision", R"({"decision":"yes","detail":"because"})", "yes");
    addRow("a detail beside a message", R"({"message":"yes","detail":"because"})", "yes");
    addRow("a detail that says nothing", R"({"result":{"detail":""},"text":"yes"})", "yes");
    addRow("a message with one id", R"({"message":"yes","requestId":"r"})", "yes");
    addRow("a message with the other", R"({"message":"yes","connectionId":"c"})", "yes");
    addRow("an error deeper down", R"({"data":{"data":{"error":"deep"},"text":"yes"}})", "yes");
    addRow("an error in a list", R"({"data":[{"error":"x"}],"text":"yes"})", "yes");
    addRow("an error elsewhere", R"({"meta":{"error":"x"},"text":"yes"})", "yes");
    addRow("Phoenix, an answer", R"({"event":"phx_reply","data":{"text":"yes"},"ref":"1"})", "yes");
    addRow("SignalR, an answer", R"({"type":3,"invocationId":"1","result":"yes"})", "yes");
    addRow("SignalR, a ping", R"({"type":6})", "{\n    \"type\": 6\n}");
    addRow("Rails, a welcome", R"({"type":"welcome"})", "{\n    \"type\": \"welcome\"\n}");
}

void tst_FrameworkReplies::noErrors()
{
    QFETCH(const QString, reply);
    QFETCH(const QString, expected);

    QCOMPARE(describedReply(Action::TakeDecision, reply), QStringLiteral("decision ") + expected);
    QVERIFY(describedReply(Action::Disconnect, reply).startsWith(QStringLiteral("confirmation ")));
    QCOMPARE(std::get<QString>(parseUnsolicited(reply)), expected);
}

void tst_FrameworkReplies::refusedLogins_data()
{
    QTest::addColumn<QString>("reply");
    QTest::addColumn<QString>("expected");

    addRow("words for data", R"({"data":"Invalid API key"})", "error Invalid API key");
    addRow("words for the token", R"({"token":"no such user"})", "error no such user");
    addRow("words for data.token", R"({"data":{"token":"wrong checksum"}})",
           "error wrong checksum");
    addRow("the first words", R"({"token":"no user","data":"no key"})", "error no user");
    addRow("words, then a token", R"({"token":"not here","data":"T"})", "token T");
    addRow("words, then a deeper token", R"({"token":"not here","data":{"token":"T"}})", "token T");
    addRow("a token, then words", R"({"token":"T","data":"Welcome, tom"})", "token T");
    addRow("a line end", R"({"data":"Unknown\ncheck"})", "error Unknown\ncheck");
    addRow("a no-break space", R"({"data":"Cl\u00e9\u00a0invalide"})",
           "error Cl\u00E9\u00A0invalide");
    addRow("spaces alone say nothing", R"({"data":" "})", "status {\n    \"data\": \" \"\n}");
    addRow("other keys may hold words", R"({"message":"Please wait"})",
           "status {\n    \"message\": \"Please wait\"\n}");
    addRow("a token with a detail", R"({"token":"T","detail":"Logged in"})", "token T");
}

void tst_FrameworkReplies::refusedLogins()
{
    QFETCH(const QString, reply);
    QFETCH(const QString, expected);

    QCOMPARE(describedReply(Action::Register, reply), expected);
    QCOMPARE(describedReply(Action::Connection, reply), expected);
    // It is no error elsewhere.
    QVERIFY(!describedReply(Action::TakeDecision, reply).startsWith(QStringLiteral("error ")));
}

DECIDESK_TEST(tst_FrameworkReplies)
#include "tst_FrameworkReplies.moc"
