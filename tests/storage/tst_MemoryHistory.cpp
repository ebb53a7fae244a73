#include "HistoryStoreContract.h"
#include "MemoryHistory.h"
#include "TestProgram.h"

#include <QTest>

class tst_MemoryHistory : public HistoryStoreContract
{
    Q_OBJECT

public:
    tst_MemoryHistory()
        : HistoryStoreContract([] { return std::make_unique<decidesk::MemoryHistory>(); })
    {}
};

DECIDESK_TEST(tst_MemoryHistory)
#include "tst_MemoryHistory.moc"
