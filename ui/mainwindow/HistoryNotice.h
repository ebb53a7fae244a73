#pragma once

#include "Banner.h"
#include "Error.h"

#include <QString>

namespace decidesk {

class HistoryStore;

/// Says when stored conversations can't be read or drafts can't be stored, until that is over. What
/// was dismissed is not said again before.
class HistoryNotice : public Banner
{
    Q_OBJECT

public:
    /// `history` must outlive the notice.
    explicit HistoryNotice(const HistoryStore &history, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void dismiss();
    void refresh();

    QString m_keptFile; ///< the damaged one; empty: none
    Error m_error;
    Error m_dismissedError;
};

} // namespace decidesk
