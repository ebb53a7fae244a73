#pragma once

#include <QString>
#include <QtGlobal>

namespace decidesk::test {

/// Counts, as long as it lives, how often a keychain was asked that can't be reached: each question
/// leaves a warning. One at a time.
class KeychainQuestions
{
public:
    KeychainQuestions()
    {
        count() = 0;
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/bus");
        before() = qInstallMessageHandler(
            [](QtMsgType type, const QMessageLogContext &context, const QString &text) {
                if (text.contains(QStringLiteral("the keychain can't be read")))
                    ++count();
                else
                    before()(type, context, text);
            });
    }
    ~KeychainQuestions() { qInstallMessageHandler(before()); }
    Q_DISABLE_COPY_MOVE(KeychainQuestions)

    /// The handler is a plain function, so what it knows is static.
    static int &count()
    {
        static int count = 0;
        return count;
    }

private:
    static QtMessageHandler &before()
    {
        static QtMessageHandler handler = nullptr;
        return handler;
    }
};

} // namespace decidesk::test
