#pragma once

#include <QAbstractButton>
#include <QAbstractItemModel>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QAction>
#include <QComboBox>
#include <QGroupBox>
#include <QHeaderView>
#include <QLabel>
#include <QList>
#include <QMenu>
#include <QRegularExpression>
#include <QString>
#include <QStringList>
#include <QTabBar>
#include <QTextEdit>
#include <QWidget>
#include <QXmlStreamReader>

namespace decidesk::test {

/// A text that a person sees, or hears from a screen reader, and where it stands.
struct ShownText
{
    QString where;
    QString text;

    bool operator==(const ShownText &) const = default;
};

inline QString described(const ShownText &shown)
{
    return shown.where + QStringLiteral(": ") + shown.text;
}

/// All texts below `root`, of hidden parts too: they are shown sooner or later.
class ShownTexts
{
public:
    explicit ShownTexts(const QWidget &root)
    {
        addWidget(root);
        const auto widgets = root.findChildren<QWidget *>();
        for (const QWidget *widget : widgets)
            addWidget(*widget);
        const auto actions = root.findChildren<QAction *>();
        for (const QAction *action : actions)
            addAction(*action);
    }

    /// A copy: it outlives a temporary in a range-based for.
    [[nodiscard]] QList<ShownText> all() const { return m_all; }

private:
    void add(const QString &where, const QString &text)
    {
        if (!text.isEmpty())
            m_all.append({where, text});
    }

    void addWidget(const QWidget &widget)
    {
        const QString where = QString::fromLatin1(widget.metaObject()->className()) + u' '
            + widget.objectName() + u' ';
        for (const char *property :
             {"accessibleName", "accessibleDescription", "toolTip", "statusTip", "whatsThis",
              "windowTitle", "text", "title", "placeholderText", "prefix", "suffix"})
            add(where + QLatin1String(property), widget.property(property).toString());
        if (QAccessibleInterface *accessible
            = QAccessible::queryAccessibleInterface(const_cast<QWidget *>(&widget))) {
            add(where + QStringLiteral("heard name"), accessible->text(QAccessible::Name));
            add(where + QStringLiteral("heard description"),
                accessible->text(QAccessible::Description));
        }
        if (const auto *box = qobject_cast<const QComboBox *>(&widget)) {
            for (int i = 0; i < box->count(); ++i)
                add(where + QStringLiteral("item %1").arg(i), box->itemText(i));
        }
        if (const auto *tabs = qobject_cast<const QTabBar *>(&widget)) {
            for (int i = 0; i < tabs->count(); ++i)
                add(where + QStringLiteral("tab %1").arg(i), tabs->tabText(i));
        }
        if (const auto *edit = qobject_cast<const QTextEdit *>(&widget))
            add(where + QStringLiteral("content"), edit->toPlainText());
        if (const auto *view = qobject_cast<const QAbstractItemView *>(&widget);
            view && !qobject_cast<const QHeaderView *>(view))
            addModel(where, view->model());
    }

    void addModel(const QString &where, const QAbstractItemModel *model)
    {
        if (!model)
            return;
        for (int column = 0; column < model->columnCount(); ++column) {
            add(where + QStringLiteral("heading %1").arg(column),
                model->headerData(column, Qt::Horizontal).toString());
            for (int row = 0; row < model->rowCount(); ++row) {
                for (const int role :
                     {int(Qt::DisplayRole), int(Qt::ToolTipRole), int(Qt::AccessibleTextRole),
                      int(Qt::AccessibleDescriptionRole)})
                    add(where + QStringLiteral("cell %1,%2").arg(row).arg(column),
                        model->index(row, column).data(role).toString());
            }
        }
    }

    void addAction(const QAction &action)
    {
        const QString where = QStringLiteral("QAction ") + action.objectName() + u' ';
        add(where + QStringLiteral("text"), action.text());
        add(where + QStringLiteral("toolTip"), action.toolTip());
        add(where + QStringLiteral("statusTip"), action.statusTip());
    }

    QList<ShownText> m_all;
};

/// The texts of the sources that a translation changes, and who finds them in a shown text.
class SourceTexts
{
public:
    /// `file` is a .ts file.
    explicit SourceTexts(QIODevice &file)
    {
        QXmlStreamReader xml(&file);
        QStringList translations;
        QList<QPair<QString, QString>> pairs;
        while (!xml.atEnd()) {
            xml.readNext();
            if (!xml.isStartElement())
                continue;
            if (xml.name() == u"source")
                pairs.append({plain(xml.readElementText()), {}});
            else if (xml.name() == u"translation" || xml.name() == u"numerusform") {
                const QString text
                    = plain(xml.readElementText(QXmlStreamReader::IncludeChildElements)).trimmed();
                pairs.last().second = text;
                translations.append(text);
            }
        }
        const QString everything = translations.join(u'\n');
        for (const auto &[source, translation] : std::as_const(pairs)) {
            if (source == translation)
                continue;
            ++m_count;
            static const QRegularExpression place(QStringLiteral("%L?(?:\\d|n)"));
            const QStringList fragments = source.split(place, Qt::SkipEmptyParts);
            QString longest;
            for (const QString &fragment : fragments) {
                if (fragment.trimmed().size() > longest.size())
                    longest = fragment.trimmed();
            }
            // A sentence may stand within another text, a single word only on its own.
            if (longest.size() >= 8 && longest.contains(u' ') && !everything.contains(longest))
                m_sentences.append(longest);
            else if (longest.size() >= 2 && !translations.contains(source))
                m_words.append(wholeText(source));
        }
    }

    [[nodiscard]] qsizetype count() const { return m_count; }

    [[nodiscard]] bool isSource(const QString &shown) const
    {
        const QString text = plain(shown);
        const auto within = [&text](const QString &sentence) { return text.contains(sentence); };
        const auto whole
            = [&text](const QRegularExpression &word) { return word.match(text).hasMatch(); };
        return std::any_of(m_sentences.cbegin(), m_sentences.cend(), within)
            || std::any_of(m_words.cbegin(), m_words.cend(), whole);
    }

private:
    static QString plain(QString text) { return text.remove(u'&'); }

    static QRegularExpression wholeText(const QString &source)
    {
        QString pattern = QRegularExpression::escape(source);
        pattern.replace(QRegularExpression(QStringLiteral("\\\\%L?(?:\\d|n)")),
                        QStringLiteral(".+"));
        return QRegularExpression(QRegularExpression::anchoredPattern(pattern));
    }

    QStringList m_sentences;
    QList<QRegularExpression> m_words;
    qsizetype m_count = 0;
};

} // namespace decidesk::test
