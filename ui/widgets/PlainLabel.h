#pragma once

#include <QLabel>
#include <QString>

namespace decidesk {

/// `text` with every bidirectional control (U+061C, 200E/F, 202A–202E, 2066–2069), the separators
/// U+2028 and U+2029, and every other control character but tab and line feed written out, such as
/// ⟨U+202E⟩: so that a text from outside can't pretend to read otherwise than it does.
QString withVisibleControls(const QString &text);
/// How many characters that makes of `character`.
qsizetype visibleLength(QChar character);

/// A tooltip that shows `text` as it is: tooltips take what looks like HTML for HTML.
QString plainToolTip(const QString &text);

/// A label that never takes its text for HTML or Markdown, for everything that comes from outside.
///
/// Controls in the text are made visible. With an elide mode it stays on one line, gives way when
/// space is short and then shows the whole text in its tooltip. The accessible name is the whole
/// text unless the caller has set one.
class PlainLabel : public QLabel
{
    Q_OBJECT

public:
    explicit PlainLabel(QWidget *parent = nullptr);
    explicit PlainLabel(const QString &text, QWidget *parent = nullptr);

    /// Hides QLabel's: what is shown may be shorter than what was set.
    void setText(const QString &text);
    /// The whole text as it was set.
    [[nodiscard]] const QString &plainText() const { return m_text; }

    /// ElideNone (the default) shows all of it, on several lines with `setWordWrap`.
    void setElideMode(Qt::TextElideMode mode);
    /// An elided label asks for its least width only, so that a layout gives room to others first;
    /// give it a stretch.
    void takeSpareRoomOnly();
    [[nodiscard]] Qt::TextElideMode elideMode() const { return m_elideMode; }

    /// Bold, at every text size: a heading above other things.
    void setHeading();

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void showText();
    [[nodiscard]] int widthOf(const QString &text) const;

    QString m_text;
    QString m_visible; ///< with visible controls, not elided
    QString m_ownName; ///< the accessible name that was made from the text
    Qt::TextElideMode m_elideMode = Qt::ElideNone;
    bool m_spareRoomOnly = false;
};

} // namespace decidesk
