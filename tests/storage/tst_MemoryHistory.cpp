#include "HistoryStoreContract.h"
#include "MemoryHistory.h"

#include <QTest>

class tst_MemoryHistory : public HistoryStoreContract
{
    Q_OBJECT

public:
    tst_MemoryHistory()
        : HistoryStoreContract([] { return std::make_unique<decidesk::MemoryHistory>(); })
    {}
};

QTEST_GUILESS_MAIN(tst_MemoryHistory)
#include "tst_MemoryHistory.moc"
