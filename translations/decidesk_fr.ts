<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>decidesk::AccountPage</name>
    <message>
        <source>Practice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A careful friend who weighs both sides</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2 s</source>
        <extracomment>A state and for how many seconds it has lasted, such as &quot;Registering… 3 s&quot;</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server: practice server on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server: %1</source>
        <extracomment>%1 is host and port</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>· practice</source>
        <extracomment>Mark of the practice server</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>· unencrypted</source>
        <extracomment>Mark of an unencrypted server</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Register</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change…</source>
        <extracomment>Button: choose another server in the settings</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try without a server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No server at hand? Practise with a small one inside this program.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>decidesk::Banner</name>
    <message>
        <source>Connect now</source>
        <extracomment>Button: end the wait for the next attempt</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask again</source>
        <extracomment>Button: send the same question once more</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave it</source>
        <extracomment>Button: do nothing about a question that was not confirmed</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log in again</source>
        <extracomment>Button</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log in with it</source>
        <extracomment>Button: log in with the checksum of a registration that was not answered</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Register again</source>
        <extracomment>Button</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send unencrypted</source>
        <extracomment>Button: agree to an unencrypted connection</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy checksum</source>
        <extracomment>Button</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep API key</source>
        <extracomment>Button: keep the API key that was typed</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings…</source>
        <extracomment>Button</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details</source>
        <extracomment>Button: show the cause of an error</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dismiss</source>
        <extracomment>Button: the message is read and may go</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details of the message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>decidesk::ChatHeader</name>
    <message>
        <source>· practice</source>
        <extracomment>Mark of the practice server in the header</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>· unencrypted</source>
        <extracomment>Mark of an unencrypted server in the header</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2 s</source>
        <extracomment>A state and for how many seconds it has lasted, such as &quot;Deciding… 3 s&quot;</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <extracomment>Button: give up what is going on</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disconnect</source>
        <extracomment>Button: end the session on the server</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ends the session on the server</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>decidesk::ChatPage</name>
    <message>
        <source>The keychain of this computer can&apos;t be used, so the API key and the checksum are gone when Decidesk is closed. Copy the checksum now and keep it in a safe place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the API key for %1 on this computer?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are not logged in. Your conversation and what you typed stay here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No messages yet.
Ask for a decision below, such as “Shall we ship on Friday?”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The message is on the clipboard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The checksum is on the clipboard. Keep it in a safe place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The API key is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <extracomment>Menu entry: copy the selected text</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>decidesk::Composer</name>
    <message>
        <source>Message…</source>
        <extracomment>Placeholder of the message field</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Message</source>
        <extracomment>Accessible name of the message field</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send</source>
        <extracomment>Button: send the message</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter sends, Shift+Enter breaks the line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Enter sends, Enter breaks the line</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>decidesk::ConversationView</name>
    <message>
        <source>Conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n new ↓</source>
        <extracomment>Button below the conversation: messages that came and are not in view</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Sent: %1</source>
        <extracomment>Tooltip of a message; %1 is date and time</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked again: %1</source>
        <extracomment>Tooltip of a message; %1 is date and time</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>decidesk::ErrorText</name>
    <message>
        <source>%1 ms</source>
        <extracomment>A duration in milliseconds</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s</source>
        <extracomment>A duration in seconds</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It says: “%1”</source>
        <extracomment>What the server said, word for word</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What came:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill it in, then try again. Nothing was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The API key is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The checksum is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The prompt is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The message is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write something, then send it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A field is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The message is too long.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A message can have 1 MiB; this one has %1. Shorten it, or send it in parts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not the address of a server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write it like ws://localhost:3000/ws or wss://example.org/ws.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address has to start with ws:// or wss://.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put wss:// in front of it for an encrypted connection, else ws://.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It starts with %1://. Use wss:// for an encrypted connection, else ws://.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address holds a user name or a password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They would be kept in plain text. Remove everything from after :// up to and including the @.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection to %1 is not encrypted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your API key, your checksum and all messages could be read on the way. Use an address that starts with wss://, or agree to send them all the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No valid token: register or log in first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unrecognized action &quot;%1&quot;: the server will not process it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server knows Register, Connection, TakeDecision and Disconnect.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another request still waits for its answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait for it or cancel it, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no connection to the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log in, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The checksum of this account is not stored on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log in with the checksum that you kept when you registered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server was not found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No computer of this name is known. Check the server URL in Settings for typing errors, and whether this computer is online.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing answers at the server&apos;s address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server may not be running, or the port in the server URL is another one. Check both, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network can&apos;t be reached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check whether this computer is online, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server did not answer within %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It may be switched off, too busy, or behind a firewall. Check the server URL in Settings, or try again later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proxy did not let the connection through.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the system&apos;s proxy settings, or choose not to use a proxy in Settings, under Server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection could not be made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the server URL in Settings, or try again later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The CA file could not be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has to be a PEM file with the certificate of an issuer. Choose another file in Settings, or leave the field empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s certificate is not trusted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody whom this computer trusts vouches for it, so nothing was sent. If the server belongs to your organisation, choose its CA file in Settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s certificate belongs to another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was sent. Check the host in the server URL; if it is right, tell whoever runs the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s certificate is not valid today.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has expired or is not valid yet, so nothing was sent. Check the date of this computer; if it is right, tell whoever runs the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No encrypted connection could be made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server may not speak wss:// on this port. Check the scheme and the port in the server URL.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something answered, but it is no WebSocket server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the host, the port and the path in the server URL.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server refused the connection (HTTP %1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It lets only some in. Ask whoever runs the server for the right address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It knows no such path. Check the end of the server URL.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has moved. Ask whoever runs the server for the new address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is overloaded or being repaired. Try again later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the server URL in Settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is being stopped or restarted. Try again in a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It could not make sense of what was sent. Check that the server URL is that of a decision server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A text on the way was damaged. If it happens again, tell whoever runs the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It does not accept what was sent. Log in again, or ask whoever runs the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The message was too large for it. Shorten it, then send it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It had a fault of its own. Try again later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is overloaded. Try again later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect again, or ask whoever runs the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close code: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server closed the connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection to the server was lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check whether this computer is online, then connect again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server gave no more sign of life.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection was closed. Check whether this computer is online, then connect again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer came within %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server may still be working on it. Try again, or allow more time in Settings, under Advanced.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You cancelled it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You disconnected before the answer came.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not known whether the server has seen the message.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server answered with an error.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JSON decoding error in the received message.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s answer can&apos;t be read. Try again; if it happens again, check that the server URL is that of a decision server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Position: byte %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cause: </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s answer is JSON, but not an object.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It can&apos;t be understood. Try again; if it happens again, tell whoever runs the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server sent data that is no text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It can&apos;t be shown. If it happens again, tell whoever runs the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server sent a damaged text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not valid UTF-8, and the connection was closed. If it happens again, tell whoever runs the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s answer holds no token.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are not logged in. Look under Details for what it said, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was not read and the connection was closed, so that this computer stays usable. The limit stands in Settings, under Advanced.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s message is larger than %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s message has more than %1 parts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s message is nested more than %1 levels deep.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keychain of this computer can&apos;t be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>API keys and checksums work until you quit, but are not kept. Copy your checksum to a safe place now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file could not be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the disk is not full and that you may write there, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The conversation could not be read or stored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the disk is not full, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>decidesk::LoginForm</name>
    <message>
        <source>The checksum is on the clipboard. Keep it in a safe place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checksum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show checksum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy checksum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Checksum</source>
        <extracomment>Label of a field; the letter behind &amp; is its mnemonic</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The secret key that you kept when you registered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Name in your list</source>
        <extracomment>Label of a field; the letter behind &amp; is its mnemonic</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For yourself, so that you know the account again. May stay empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remember on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeps the checksum in the keychain of this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill in the checksum first</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>decidesk::MessageActions</name>
    <message>
        <source>&amp;Copy message</source>
        <extracomment>Menu entry; the letter behind &amp; is its mnemonic</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Ask again</source>
        <extracomment>Menu entry; the letter behind &amp; is its mnemonic</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Leave it</source>
        <extracomment>Menu entry; the letter behind &amp; is its mnemonic</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Send</source>
        <extracomment>Menu entry: send a message that was not sent yet; the letter behind &amp; is its mnemonic</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <extracomment>Menu entry: take back a message that was not sent yet; &amp; is before its mnemonic</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only for a message that failed or was not confirmed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only for a message that was not sent yet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>decidesk::MessageText</name>
    <message>
        <source>failed: %1</source>
        <extracomment>State of a message; %1 is what the server said</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting to be sent</source>
        <extracomment>State of a message</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not sent yet</source>
        <extracomment>State of a message</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sent, waiting for the decision</source>
        <extracomment>State of a message</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not confirmed</source>
        <extracomment>State of a message: nobody knows whether the server got it</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>discarded</source>
        <extracomment>State of a message: taken back before it was sent</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>asked again %1</source>
        <extracomment>Mark of a message; %1 is a time of day</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left as it is</source>
        <extracomment>Mark of a message: the user chose &quot;Leave it&quot;</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>may belong to another question</source>
        <extracomment>Mark of a decision</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You</source>
        <extracomment>Author of a message: the user</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More from the server</source>
        <extracomment>Author of a message that answers no question</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is only the beginning: the message has %1 characters. Copy message copies all of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy message</source>
        <extracomment>Copies the whole message under the text cursor</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask again</source>
        <extracomment>Sends the same question once more</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave it</source>
        <extracomment>Takes a question that was not confirmed as it is</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send</source>
        <extracomment>Sends a message that was not sent yet</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard</source>
        <extracomment>Takes back a message that was not sent yet</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>decidesk::RegisterForm</name>
    <message>
        <source>The checksum is on the clipboard. Keep it in a safe place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The API key is on the clipboard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made from the file. Whoever has the same file can log in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is empty. Choose another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file can&apos;t be read. Choose another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <extracomment>Label of a field; the letter behind &amp; is its mnemonic</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the server calls you, and your list here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Prompt</source>
        <extracomment>Label of a field; the letter behind &amp; is its mnemonic</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who decides, and how: a strict boss, a careful doctor …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checksum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show checksum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy checksum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Checksum</source>
        <extracomment>Label of a field; the letter behind &amp; is its mnemonic</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your secret key to this account. Whoever has it can log in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>API key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show API key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy API key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>API &amp;key</source>
        <extracomment>Label of a field; the letter behind &amp; is its mnemonic</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From whoever runs the server. It lets you register.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Generate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Makes a random checksum that nobody can guess</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Makes the checksum from a file: the SHA-256 of its content</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remember on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeps the checksum in the keychain of this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Register</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill in all fields first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made at random. Copy it and keep it in a safe place: nobody can give it back to you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the checksum from a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the file…</source>
        <extracomment>While the SHA-256 of a file is made</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>decidesk::RegisterNotice</name>
    <message>
        <source>The server may have registered you all the same: log in with the checksum to find out.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>decidesk::SecretField</name>
    <message>
        <source>Show</source>
        <extracomment>Button: show the text of a masked field</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <extracomment>Button: copy the text of a masked field to the clipboard</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>decidesk::SessionNotice</name>
    <message>
        <source>It is not known whether the server has decided; the message is not sent again by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The account may be registered all the same. Its checksum is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are disconnected, but the server did not confirm it. It may keep the session open until it ends by itself.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>decidesk::StateText</name>
    <message>
        <source>Offline</source>
        <extracomment>State of a session</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connecting…</source>
        <extracomment>State of a session</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connected, not logged in</source>
        <extracomment>State of a session</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Registering…</source>
        <extracomment>State of a session</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Logging in…</source>
        <extracomment>State of a session</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready</source>
        <extracomment>State of a session</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deciding…</source>
        <extracomment>State of a session</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disconnecting…</source>
        <extracomment>State of a session</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reconnecting in %1 s</source>
        <extracomment>State of a session; %1 counts down the seconds</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>decidesk::TimeText</name>
    <message>
        <source>Today</source>
        <extracomment>Day separator in a conversation</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yesterday</source>
        <extracomment>Day separator in a conversation</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ms</source>
        <extracomment>A duration in milliseconds</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s</source>
        <extracomment>A duration in seconds</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
