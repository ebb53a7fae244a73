#include "SecretLineEdit.h"

#include "SecretField.h"
#include "TestProgram.h"

#include <QAccessible>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QGuiApplication>
#include <QInputMethodEvent>
#include <QMenu>
#include <QTest>

#include <memory>

using namespace decidesk;
using namespace Qt::StringLiterals;

namespace {

/// What goes to the accessibility bus of texts.
QStringList heard;

void hear(QAccessibleEvent *event)
{
    switch (event->type()) {
    case QAccessible::TextInserted:
        heard += static_cast<QAccessibleTextInsertEvent *>(event)->textInserted();
        break;
    case QAccessible::TextRemoved:
        heard += static_cast<QAccessibleTextRemoveEvent *>(event)->textRemoved();
        break;
    case QAccessible::TextUpdated:
        heard += static_cast<QAccessibleTextUpdateEvent *>(event)->textRemoved();
        heard += static_cast<QAccessibleTextUpdateEvent *>(event)->textInserted();
        break;
    default:
        break;
    }
}

/// Assistive technology, for as long as it lives.
class Listener
{
public:
    Listener()
    {
        heard.clear();
        m_before = QAccessible::installUpdateHandler(&hear);
    }
    ~Listener() { QAccessible::installUpdateHandler(m_before); }
    Q_DISABLE_COPY_MOVE(Listener)

private:
    QAccessible::UpdateHandler m_before = nullptr;
};

} // namespace

/// What the accessibility bus learns of a secret. Where there is none, Qt tells nothing.
class tst_SecretLineEdit : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void noLetterGoesToTheBus_data();
    void noLetterGoesToTheBus();
    void otherFieldsAreHeardAsBefore();

private:
    std::unique_ptr<SecretField> m_field;
};

void tst_SecretLineEdit::initTestCase()
{
    // Asked for its address, it starts.
    QDBusConnection::sessionBus().call(QDBusMessage::createMethodCall(
        u"org.a11y.Bus"_s, u"/org/a11y/bus"_s, u"org.a11y.Bus"_s, u"GetAddress"_s));
    QTRY_VERIFY(QAccessible::isActive());
}

void tst_SecretLineEdit::init()
{
    m_field = std::make_unique<SecretField>(SecretField::Buttons::ShowAndCopy);
    m_field->setNames(u"Checksum"_s, u"Show checksum"_s, u"Copy checksum"_s);
    m_field->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_field.get()));
}

void tst_SecretLineEdit::cleanup()
{
    m_field.reset();
    QGuiApplication::clipboard()->clear();
}

void tst_SecretLineEdit::noLetterGoesToTheBus_data()
{
    QTest::addColumn<QString>("how");
    QTest::addColumn<bool>("shown");
    for (const bool shown : {false, true}) {
        for (const char *how : {"typed", "set", "cleared", "pasted", "pasted by the menu",
                                "composed", "deleted", "by assistive technology"})
            QTest::addRow("%s, %s", how, shown ? "shown" : "masked")
                << QString::fromLatin1(how) << shown;
    }
}

void tst_SecretLineEdit::noLetterGoesToTheBus()
{
    QFETCH(QString, how);
    QFETCH(bool, shown);
    const QString secret = u"zq7xw"_s;
    SecretLineEdit *edit = m_field->lineEdit();
    edit->setFocus();
    m_field->setRevealed(shown);
    const bool goes = how == u"cleared"_s || how == u"deleted"_s;
    if (goes)
        m_field->setSecret(Secret(secret));
    QGuiApplication::clipboard()->setText(secret);
    const Listener listener;
    QAccessibleInterface *bus = QAccessible::queryAccessibleInterface(edit);
    QVERIFY(bus && bus->textInterface() && bus->editableTextInterface());
    if (how == u"typed"_s) {
        QTest::keyClicks(edit, secret);
    } else if (how == u"set"_s) {
        m_field->setSecret(Secret(secret));
    } else if (how == u"cleared"_s) {
        m_field->setSecret(Secret());
    } else if (how == u"pasted"_s) {
        QTest::keyClick(edit, Qt::Key_V, Qt::ControlModifier);
    } else if (how == u"pasted by the menu"_s) {
        QContextMenuEvent event(QContextMenuEvent::Mouse, {2, 2}, edit->mapToGlobal(QPoint(2, 2)));
        QCoreApplication::sendEvent(edit, &event);
        auto *menu = edit->findChild<QMenu *>();
        QVERIFY(menu);
        QTRY_VERIFY(menu->isVisible());
        const auto entries = menu->actions();
        for (QAction *entry : entries) {
            if (entry->text().startsWith(u"&Paste"_s))
                menu->setActiveAction(entry);
        }
        QTest::keyClick(menu, Qt::Key_Return);
    } else if (how == u"composed"_s) {
        QInputMethodEvent event;
        event.setCommitString(secret);
        QCoreApplication::sendEvent(edit, &event);
    } else if (how == u"deleted"_s) {
        edit->selectAll();
        QTest::keyClick(edit, Qt::Key_Backspace);
    } else {
        bus->editableTextInterface()->replaceText(0, 0, secret);
    }
    QCOMPARE(m_field->secret().reveal(), goes ? QString() : secret);
    QVERIFY(!heard.isEmpty());
    for (const QString &text : std::as_const(heard))
        QCOMPARE(text, QString(text.size(), QChar(0x2022)));
    // Nor does who asks learn more.
    QCOMPARE(bus->textInterface()->text(0, bus->textInterface()->characterCount()),
             QString(m_field->secret().reveal().size(), QChar(0x2022)));
    QCOMPARE(bus->text(QAccessible::Value), bus->textInterface()->text(0, 5));
    QVERIFY(bus->state().passwordEdit);
    m_field->setRevealed(!shown);
    for (const QString &text : std::as_const(heard))
        QCOMPARE(text, QString(text.size(), QChar(0x2022)));
}

void tst_SecretLineEdit::otherFieldsAreHeardAsBefore()
{
    QLineEdit other;
    const Listener listener;
    // What follows from a change of the secret is told as it is.
    connect(m_field.get(), &SecretField::edited, &other, [&other] { other.setText(u"seen"_s); });
    QTest::keyClicks(m_field->lineEdit(), u"z"_s);
    QVERIFY2(heard.contains(u"seen"_s), qPrintable(heard.join(u' ')));
    QVERIFY(!heard.contains(u"z"_s));
}

DECIDESK_TEST(tst_SecretLineEdit)
#include "tst_SecretLineEdit.moc"
