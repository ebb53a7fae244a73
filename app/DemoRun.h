#pragma once

#include <QObject>
#include <QString>
#include <QTimer>

class QWidget;

namespace decidesk {

class SessionList;

/// `--demo --screenshot FILE`: does the main job in the real window, saves a picture and ends.
///
/// It presses the window's own buttons, so that the picture shows what a person would get.
class DemoRun : public QObject
{
    Q_OBJECT

public:
    /// `window` shows the account page, filled in; both must outlive the run.
    DemoRun(QWidget &window, SessionList &sessions, QString file, QObject *parent = nullptr);

    void start(); ///< `ended` follows

signals:
    void ended(int exitStatus);

private:
    void ask();
    void onDecision() const;
    void takePicture();
    void fail(const QString &reason);
    void end(int exitStatus);

    QWidget &m_window;
    SessionList &m_sessions;
    const QString m_file;
    QTimer m_deadline;
    qsizetype m_asked = 0; ///< how many of the questions
    bool m_ended = false;
};

} // namespace decidesk
