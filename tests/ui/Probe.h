#pragma once

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QCoreApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QStringList>
#include <QTest>
#include <QTextEdit>
#include <QTranslator>
#include <QWidget>

namespace decidesk::test {

/// The first `Widget` in `page` of that accessible name, whether it shows or not; or none.
template <typename Widget>
Widget *firstNamed(const QWidget &page, const QString &name)
{
    const auto all = page.findChildren<Widget *>();
    for (Widget *widget : all) {
        if (widget->accessibleName() == name)
            return widget;
    }
    return nullptr;
}

/// What has the focus, by its accessible name.
inline QString focusName()
{
    const QWidget *focus = QApplication::focusWidget();
    return focus ? focus->accessibleName() : QStringLiteral("(nothing)");
}

/// The accessible names on the way with Tab, from what has the focus now: `steps` of them.
inline QStringList walk(qsizetype steps)
{
    QStringList names;
    for (qsizetype i = 0; i < steps; ++i) {
        names += focusName();
        QWidget *focus = QApplication::focusWidget();
        if (!focus)
            break;
        QTest::keyClick(focus, Qt::Key_Tab);
    }
    return names;
}

/// The controls of `page` that a person can see now.
inline QList<QWidget *> visibleControls(const QWidget &page)
{
    QList<QWidget *> controls;
    const auto all = page.findChildren<QWidget *>();
    for (QWidget *widget : all) {
        const bool control = qobject_cast<QAbstractButton *>(widget) != nullptr
            || qobject_cast<QLineEdit *>(widget) != nullptr
            || qobject_cast<QPlainTextEdit *>(widget) != nullptr
            || qobject_cast<QTextEdit *>(widget) != nullptr
            || qobject_cast<QComboBox *>(widget) != nullptr
            || qobject_cast<QAbstractItemView *>(widget) != nullptr;
        if (control && widget->isVisibleTo(&page) && widget->focusPolicy() != Qt::NoFocus)
            controls.append(widget);
    }
    return controls;
}

/// What is wrong with the names of the controls in `page`: none, twice, or with a mnemonic or a
/// colon in it. Empty: nothing.
inline QString nameFaults(const QWidget &page)
{
    QStringList faults;
    QStringList seen;
    const auto controls = visibleControls(page);
    for (const QWidget *control : controls) {
        const QString name = control->accessibleName();
        const QString which = QString::fromLatin1(control->metaObject()->className());
        if (name.isEmpty())
            faults += QStringLiteral("%1 has no name").arg(which);
        else if (name.contains(u'&') || name.endsWith(u':'))
            faults += QStringLiteral("'%1' is no clean name").arg(name);
        else if (seen.contains(name))
            faults += QStringLiteral("'%1' stands there twice").arg(name);
        seen += name;
    }
    return faults.join(u'\n');
}

/// What of `page` can't be seen whole: smaller than its least size, or beyond the left or right
/// edge; and every bar that scrolls sideways. Empty: nothing.
inline QString clipped(const QWidget &page)
{
    QStringList faults;
    const auto all = page.findChildren<QWidget *>();
    for (const QWidget *widget : all) {
        if (!widget->isVisibleTo(&page))
            continue;
        // The small buttons inside Qt's own widgets have a size of their own.
        const QString kind = QString::fromLatin1(widget->metaObject()->className());
        if (kind == QLatin1String("QDockWidgetTitleButton")
            || kind == QLatin1String("QLineEditIconButton"))
            continue;
        const QString which = kind + u' '
            + (widget->accessibleName().isEmpty() ? widget->objectName()
                                                  : widget->accessibleName());
        if (const auto *area = qobject_cast<const QAbstractScrollArea *>(widget)) {
            if (area->horizontalScrollBar()->maximum() > 0)
                faults += QStringLiteral("%1 scrolls sideways").arg(which);
        }
        const auto *label = qobject_cast<const QLabel *>(widget);
        if (!label && !qobject_cast<const QAbstractButton *>(widget)
            && !qobject_cast<const QLineEdit *>(widget))
            continue;
        const QSize least = widget->minimumSizeHint();
        if (widget->width() < least.width() || widget->height() < least.height())
            faults += QStringLiteral("%1 is %2×%3, needs %4×%5")
                          .arg(which)
                          .arg(widget->width())
                          .arg(widget->height())
                          .arg(least.width())
                          .arg(least.height());
        if (label && label->wordWrap() && label->heightForWidth(label->width()) > label->height())
            faults += QStringLiteral("%1 is too low for its lines").arg(which);
        const QRect inside(widget->mapTo(&page, QPoint()), widget->size());
        if (inside.left() < 0 || inside.right() >= page.width())
            faults += QStringLiteral("%1 is beyond the edge").arg(which);
    }
    return faults.join(u'\n');
}

/// The font of the program at another size, for as long as it lives.
class TextSize
{
public:
    explicit TextSize(int percent) : m_usual(QApplication::font())
    {
        QFont font = m_usual;
        font.setPointSizeF(m_usual.pointSizeF() * percent / 100);
        QApplication::setFont(font);
    }
    ~TextSize() { QApplication::setFont(m_usual); }
    Q_DISABLE_COPY_MOVE(TextSize)

private:
    QFont m_usual;
};

/// A language in which every text of the program is the English one behind a mark, for as long as
/// it lives.
class MarkedLanguage : public QTranslator
{
public:
    static constexpr QChar mark = u'¤';

    MarkedLanguage() { QCoreApplication::installTranslator(this); }
    ~MarkedLanguage() override { QCoreApplication::removeTranslator(this); }
    Q_DISABLE_COPY_MOVE(MarkedLanguage)

    [[nodiscard]] QString translate(const char *context, const char *source,
                                    const char * /*disambiguation*/, int n) const override
    {
        if (!QByteArrayView(context).startsWith("decidesk::"))
            return {};
        QString text = QString::fromUtf8(source);
        if (n >= 0)
            text.replace(QStringLiteral("%n"), QString::number(n));
        return mark + text;
    }
    [[nodiscard]] bool isEmpty() const override { return false; }
};

/// Texts and accessible names of `page` that are not in the marked language, but for `fromOutside`.
inline QString unmarked(const QWidget &page, const QStringList &fromOutside = {})
{
    QStringList found;
    const auto check = [&](const QString &text) {
        if (!text.isEmpty() && !text.contains(MarkedLanguage::mark) && !fromOutside.contains(text)
            && !found.contains(text))
            found += text;
    };
    const auto all = page.findChildren<QWidget *>();
    for (const QWidget *widget : all) {
        if (!widget->isVisibleTo(&page))
            continue;
        if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
            check(button->text());
        if (const auto *label = qobject_cast<const QLabel *>(widget))
            check(label->text());
        check(widget->accessibleName());
    }
    return found.join(u'\n');
}

} // namespace decidesk::test
