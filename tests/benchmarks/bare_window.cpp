// The least that a program with Decidesk's widget classes can be: what bench_window,
// bench_memory and bench_logged_in compare with.
#include <QApplication>
#include <QListView>
#include <QMainWindow>
#include <QPlainTextEdit>
#include <QSplitter>
#include <QStringListModel>
#include <QTextBrowser>
#include <QVBoxLayout>
#include <QWidget>

int main(int argc, char *argv[])
{
    const QApplication application(argc, argv);
    QMainWindow window;
    auto *splitter = new QSplitter(&window);
    auto *list = new QListView(splitter);
    QStringListModel accounts({QStringLiteral("tom")});
    list->setModel(&accounts);
    auto *page = new QWidget(splitter);
    auto *layout = new QVBoxLayout(page);
    auto *conversation = new QTextBrowser(page);
    conversation->setPlainText(QStringLiteral("Hello World"));
    layout->addWidget(conversation);
    layout->addWidget(new QPlainTextEdit(page));
    window.setCentralWidget(splitter);
    window.resize(1000, 700);
    window.show();
    return QApplication::exec();
}
