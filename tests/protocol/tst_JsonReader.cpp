#include "JsonReader.h"
#include "TestProgram.h"

#include <QStringDecoder>
#include <QTest>

#include <optional>

using namespace decidesk;

// The cases are named as in the well-known suites for parsers of JSON: y for what must be read, n
// for what must not, i for what RFC 8259 leaves open.
class tst_JsonReader : public QObject
{
    Q_OBJECT

private slots:
    void isJson_data();
    void isJson();
    void isNotJson_data();
    void isNotJson();
    void aTextThatIsCutOffEndsTooEarly();
    void tokens();
    void limitsGoFirst_data();
    void limitsGoFirst();
    void hostileTexts_data();
    void hostileTexts();
};

namespace {

QString text(const char *utf8)
{
    // Not QString::fromUtf8, which drops a byte order mark.
    return QStringDecoder(QStringDecoder::Utf8, QStringDecoder::Flag::ConvertInitialBom)(utf8);
}

std::optional<Error> errorOf(const QString &json, const ReplyLimits &limits = {})
{
    JsonReader reader(json, limits);
    while (reader.next().kind != JsonToken::Kind::End) {}
    return reader.error();
}

} // namespace

void tst_JsonReader::isJson_data()
{
    QTest::addColumn<QString>("json");

    const auto row = [](const char *name, const QString &json) { QTest::newRow(name) << json; };
    const auto y = [&row](const char *name, const char *json) { row(name, text(json)); };
    y("y_array_empty", "[]");
    y("y_array_with_spaces", "[ [ ] , \r\n\t{ } ]");
    y("y_array_heterogeneous", R"([null, 1, "1", {}, [], true, false])");
    y("y_object_empty", "{}");
    y("y_object_empty_name", R"({"":0})");
    y("y_object_doubled_names", R"({"a":1,"a":2})");
    y("y_object_names_with_escapes", R"({"\u0061\"\\":1})");
    y("y_object_nested", R"({"a":{"b":[{"c":{}}]},"d":[]})");
    y("y_scalar_string", R"("")");
    y("y_scalar_number", "42");
    y("y_scalar_true", "true");
    y("y_scalar_false", "false");
    y("y_scalar_null", " null ");
    for (const char *number : {"0",
                               "-0",
                               "0.0",
                               "-0.0",
                               "1",
                               "-1",
                               "10",
                               "123456789012345678901234567890",
                               "0.1",
                               "1.50",
                               "-1.5",
                               "1e1",
                               "1E1",
                               "1e+1",
                               "1E+2",
                               "1e-1",
                               "0e0",
                               "0e+00",
                               "1e01",
                               "1.5e300",
                               "1e309",
                               "-1e309",
                               "1e-400",
                               "1e99999999999999999999",
                               "0.00000000000000000000000001"})
        QTest::addRow("y_number_%s", number) << text(number);
    row("y_number_400_digits", QStringLiteral("1").repeated(400));
    row("y_number_400_decimals", QStringLiteral("0.") + QStringLiteral("7").repeated(400));
    row("y_number_400_digits_of_an_exponent",
        QStringLiteral("1e") + QStringLiteral("9").repeated(400));
    y("y_string_escapes", R"("\"\\\/\b\f\n\r\t")");
    y("y_string_units", R"("\u0000\u00e9\uABCD\uabcd\ud83d\ude00\uFFFF")");
    y("y_string_raw", "\"é日😀/'`{[,:\"");
    y("y_string_delete", "\"\x7f\"");
    y("y_string_other_spaces", "\"\u00A0\u2028\u2029\u3000\u0085\"");
    y("y_string_byte_order_mark", "\"\uFEFF\"");
    y("y_string_backslash_at_the_end", R"(["\\"])");
    y("y_string_noncharacters", "\"\uFDD0\uFFFE\U0010FFFF\"");
    y("i_string_lone_high_surrogate", R"("\ud800")");
    y("i_string_lone_low_surrogate", R"("\udc00x")");
    y("i_string_surrogates_the_wrong_way", R"("\ude00\ud83d")");
    row("i_string_raw_lone_surrogate", QStringLiteral("\"") + QChar(0xD800) + u'"');
    y("i_byte_order_mark", "\uFEFF{}");
    y("i_byte_order_mark_and_spaces", "\uFEFF \n[1]");
    row("i_structure_64_levels",
        QStringLiteral("[").repeated(64) + QStringLiteral("]").repeated(64));
}

void tst_JsonReader::isJson()
{
    QFETCH(const QString, json);

    QCOMPARE(errorOf(json), std::nullopt);
    for (const char *const space : {" ", "\t", "\n", "\r", "\r\n \t"})
        QCOMPARE(errorOf(json + QLatin1String(space)), std::nullopt);
}

void tst_JsonReader::isNotJson_data()
{
    QTest::addColumn<QString>("json");
    QTest::addColumn<qint64>("position"); // of the first byte that no JSON text has there
    QTest::addColumn<QString>("cause");

    const auto n = [](const char *name, const char *json, qint64 position, const char *cause) {
        QTest::newRow(name) << text(json) << position << text(cause);
    };
    const char *const early = "the text ends too early";
    n("n_empty", "", 0, early);
    n("n_spaces", "  \n", 3, early);
    n("n_byte_order_mark_alone", "\uFEFF", 3, early);
    n("n_cut_off_in_an_object", "{", 1, early);
    n("n_cut_off_behind_a_name", R"({"a")", 4, early);
    n("n_cut_off_behind_a_colon", R"({"a":)", 5, early);
    n("n_cut_off_behind_a_value", R"({"a":1)", 6, early);
    n("n_cut_off_behind_a_comma", R"({"a":1,)", 7, early);
    n("n_cut_off_in_an_array", "[[]", 3, early);
    n("n_cut_off_in_a_string", R"(["a)", 3, early);
    n("n_cut_off_in_bytes", "[\"é😀", 8, early);
    n("n_cut_off_behind_a_backslash", R"(["\)", 3, early);
    n("n_cut_off_behind_an_escaped_quote", R"(["\")", 4, early);
    n("n_cut_off_in_a_unit", R"("\u12)", 5, early);
    n("n_cut_off_in_a_word", "tru", 3, early);
    n("n_cut_off_behind_a_minus", "-", 1, early);
    n("n_cut_off_behind_a_point", "1.", 2, early);
    n("n_cut_off_behind_an_e", "1e", 2, early);
    n("n_cut_off_behind_a_sign", "1E+", 3, early);

    const char *const value = "a value is expected";
    n("n_array_comma_first", "[,1]", 1, value);
    n("n_array_comma_last", "[1,]", 3, value);
    n("n_array_commas", "[1,,2]", 3, value);
    n("n_object_no_value", R"({"a":})", 5, value);
    n("n_object_two_colons", R"({"a"::1})", 5, value);
    n("n_closing_bracket", "]", 0, value);
    n("n_closing_brace", "}", 0, value);
    n("n_single_quotes", "['a']", 1, value);
    n("n_comment", "[/**/1]", 1, value);
    n("n_markup", "<html>", 0, value);
    n("n_number_point_first", "[.5]", 1, value);
    n("n_number_plus", "[+1]", 1, value);
    n("n_backslash", R"([\u0031])", 1, value);
    n("n_byte_order_mark_twice", "\uFEFF\uFEFF1", 3, value);
    n("n_byte_order_mark_inside", "[\uFEFF1]", 1, value);
    n("n_escaped_quote_outside", R"([\"a"])", 1, value);
    n("n_emoji", "😀", 0, value);

    const char *const word = "only true, false and null may stand without quotes";
    n("n_words", "hello world", 0, word);
    n("n_not_a_number", "[NaN]", 1, word);
    n("n_infinity", "[Infinity]", 1, word);
    n("n_capitals", "[True]", 1, word);
    n("n_none", R"({"a":None})", 5, word);
    n("n_undefined", "[undefined]", 1, word);
    n("n_half_a_word", "[nul]", 4, word);
    n("n_another_word", "[falsy]", 5, word);
    n("n_full_width_digit", "[１]", 1, value);

    const char *const digit = "a digit is expected";
    n("n_number_point_last", "[1.]", 3, digit);
    n("n_number_point_last_and_e", "[1.e1]", 3, digit);
    n("n_number_e_last", "[1e]", 3, digit);
    n("n_number_sign_last", "[1e+]", 4, digit);
    n("n_number_two_signs", "[1e+-1]", 4, digit);
    n("n_number_minus_alone", "[-]", 2, digit);
    n("n_number_minus_and_word", "[-Infinity]", 2, digit);
    n("n_number_two_minuses", "[--1]", 2, digit);
    n("n_number_minus_and_point", "[-.5]", 2, digit);
    const char *const zero = "no digit may follow a leading 0";
    n("n_number_leading_zero", "[01]", 2, zero);
    n("n_number_leading_zero_alone", "01", 1, zero);
    n("n_number_negative_leading_zero", "[-012]", 3, zero);
    n("n_number_zeros", "[00]", 2, zero);

    const char *const bracket = "a comma or ] is expected";
    const char *const brace = "a comma or } is expected";
    n("n_array_no_comma", "[1 2]", 3, bracket);
    n("n_array_colon", R"(["a":1])", 4, bracket);
    n("n_array_closed_by_a_brace", "[1}", 2, bracket);
    n("n_number_hexadecimal", "[0x1]", 2, bracket);
    n("n_number_two_points", "[1.2.3]", 4, bracket);
    n("n_number_with_a_letter", "[1a]", 2, bracket);
    n("n_number_with_a_separator", "[1_000]", 2, bracket);
    n("n_word_with_a_letter", "[nullx]", 5, bracket);
    n("n_string_behind_a_string", R"(["a""b"])", 4, bracket);
    n("n_object_no_comma", R"({"a":1 "b":2})", 7, brace);
    n("n_object_semicolon", R"({"a":1;"b":2})", 6, brace);
    n("n_object_closed_by_a_bracket", R"({"a":1])", 6, brace);
    n("n_the_documents_missing_comma", R"({ "API_KEY": "k" "checksum": "c" })", 17, brace);

    const char *const name = "a name in double quotes is expected";
    n("n_object_comma_first", R"({,"a":1})", 1, name);
    n("n_object_comma_last", R"({"a":1,})", 7, name);
    n("n_object_bare_name", "{a:1}", 1, name);
    n("n_object_single_quotes", "{    'a':1}", 5, name);
    n("n_object_number_for_a_name", "{1:1}", 1, name);
    n("n_object_closed_at_once_by_a_bracket", "{]", 1, name);
    const char *const colon = "a colon is expected";
    n("n_object_no_colon", R"({"key" 1})", 7, colon);
    n("n_object_comma_for_a_colon", R"({"a",1})", 4, colon);
    n("n_object_equals_sign", R"({"a"=1})", 4, colon);

    const char *const control = "a control character in a string is not escaped";
    n("n_string_line_feed", "[\"a\nb\"]", 3, control);
    n("n_string_tab", "[\"\t\"]", 2, control);
    n("n_string_last_control_character", "[\"\x1f\"]", 2, control);
    n("n_string_in_bytes", "[\"éé\r\"]", 6, control);
    n("n_name_with_a_line_feed", "{\"a\n\":1}", 3, control);
    const char *const escape = "there is no such escape sequence";
    n("n_escape_letter", R"(["a\qb"])", 4, escape);
    n("n_escape_capital", R"(["\N"])", 3, escape);
    n("n_escape_hexadecimal", R"(["\x41"])", 3, escape);
    n("n_escape_single_quote", R"(["\'"])", 3, escape);
    n("n_escape_digit", R"(["\0"])", 3, escape);
    n("n_escape_line_end", "[\"\\\n\"]", 3, escape);
    n("n_escape_character", "[\"\\é\"]", 3, escape);
    n("n_escape_unit_of_no_digits", R"(["\u"])", 4, escape);
    n("n_escape_unit_with_a_letter", R"(["\u12G4"])", 6, escape);
    n("n_escape_unit_too_short", R"(["\u12"])", 6, escape);
    n("n_escape_unit_capital", R"(["\U0041"])", 3, escape);
    n("n_escape_unit_braces", R"(["\u{41}"])", 4, escape);
    n("n_escape_in_a_name", R"({"\q":1})", 3, escape);
    n("n_escape_half_a_pair", R"(["\ud83d\u12"])", 12, escape);

    const char *const space = "this white space is only allowed in strings";
    n("n_space_form_feed", "[\f1]", 1, space);
    n("n_space_vertical_tab", "[1\v]", 2, space);
    n("n_space_no_break", "[1,\u00A01]", 3, space);
    n("n_space_line_separator", "\u2028[]", 0, space);
    n("n_space_ideographic", "{\u3000}", 1, space);
    n("n_space_next_line", "[]\u0085", 2, space);

    const char *const more = "nothing may follow the value";
    n("n_two_objects", R"({"a":1}{"b":2})", 7, more);
    n("n_two_numbers", "1 2", 2, more);
    n("n_two_strings", R"("a","b")", 3, more);
    n("n_word_and_letter", "truex", 4, more);
    n("n_bracket_behind", "[]]", 2, more);
    n("n_brace_behind", "{}}", 2, more);
    n("n_comma_behind", "{},", 2, more);
    n("n_comment_behind", "{} // x", 3, more);
    n("n_position_in_bytes", R"({"éééé😀😀😀😀":1} x)", 31, more);
    QTest::newRow("n_nul_behind") << QString(QStringLiteral("[]") + QChar(0)) << qint64{2}
                                  << text(more);
    QTest::newRow("n_nul_alone") << QString(QChar(0)) << qint64{0} << text(value);
    QTest::newRow("n_nul_in_a_string")
        << QString(QStringLiteral("\"a") + QChar(0) + u'"') << qint64{2} << text(control);
}

void tst_JsonReader::isNotJson()
{
    QFETCH(const QString, json);
    QFETCH(const qint64, position);
    QFETCH(const QString, cause);

    QCOMPARE(errorOf(json), (Error{Error::Kind::NotJson, cause, position, json}));
}

void tst_JsonReader::aTextThatIsCutOffEndsTooEarly()
{
    const QString whole = QStringLiteral(
        R"( {"a":[-0.5e+10,true,{"b":null,"c\u00e9\n":"\"\\"}],"d":{},"e":[],"f":false,"g":"x"} )");
    for (qsizetype size = 0; size < whole.size() - 1; ++size) {
        const auto error = errorOf(whole.first(size));
        QVERIFY2(error, qPrintable(whole.first(size)));
        QCOMPARE(error->code, size);
        QCOMPARE(error->detail, QStringLiteral("the text ends too early"));
    }
}

void tst_JsonReader::tokens()
{
    const QString json = QStringLiteral(R"({"a":[1,"x\n"],"b\u0062":true})");
    using Kind = JsonToken::Kind;
    struct Expected
    {
        Kind kind = Kind::End;
        QLatin1String spelling;
        bool plain = false;
    };
    JsonReader reader(json);
    for (const Expected &expected : {Expected{Kind::BeginObject, QLatin1String("{"), false},
                                     Expected{Kind::Name, QLatin1String(R"("a")"), true},
                                     Expected{Kind::BeginArray, QLatin1String("["), false},
                                     Expected{Kind::Literal, QLatin1String("1"), false},
                                     Expected{Kind::String, QLatin1String(R"("x\n")"), false},
                                     Expected{Kind::EndArray, QLatin1String("]"), false},
                                     Expected{Kind::Name, QLatin1String(R"("b\u0062")"), false},
                                     Expected{Kind::Literal, QLatin1String("true"), false},
                                     Expected{Kind::EndObject, QLatin1String("}"), false},
                                     Expected{Kind::End, QLatin1String(""), false},
                                     Expected{Kind::End, QLatin1String(""), false}}) {
        const JsonToken token = reader.next();
        QCOMPARE(token.kind, expected.kind);
        QCOMPARE(json.mid(token.begin, token.end - token.begin), expected.spelling);
        QCOMPARE(token.plain, expected.plain);
    }
}

void tst_JsonReader::limitsGoFirst_data()
{
    QTest::addColumn<QString>("json");
    QTest::addColumn<int>("kind");

    const auto row = [](const char *name, const char *json, Error::Kind kind) {
        QTest::newRow(name) << text(json) << static_cast<int>(kind);
    };
    row("at each limit", R"({"a":[],"b":"56789"})", Error::Kind::None);
    row("too large", R"({"a":[],"b":"567890"})", Error::Kind::MessageTooLarge);
    row("too deep", "[[[]]]", Error::Kind::MessageTooDeep);
    row("too many parts", "[1,2,3,4,5,6,7]", Error::Kind::MessageTooComplex);
    row("a fault within the limits", "[1,2,]", Error::Kind::NotJson);
    row("too large, and a fault", "x                    ", Error::Kind::MessageTooLarge);
    row("too deep behind a fault", "x [[[", Error::Kind::MessageTooDeep);
    row("too many parts behind a fault", "01 ,,,,,,,,", Error::Kind::MessageTooComplex);
    row("too deep, then a fault", "[[[x", Error::Kind::MessageTooDeep);
}

void tst_JsonReader::limitsGoFirst()
{
    QFETCH(const QString, json);
    QFETCH(const int, kind);

    const auto error = errorOf(json, {20, 7, 2});
    QCOMPARE(static_cast<int>(error ? error->kind : Error::Kind::None), kind);
}

void tst_JsonReader::hostileTexts_data()
{
    QTest::addColumn<QString>("piece");
    QTest::addColumn<int>("kind");

    const auto row = [](const char *name, const char *piece, Error::Kind kind) {
        QTest::newRow(name) << text(piece) << static_cast<int>(kind);
    };
    row("brackets", "[", Error::Kind::MessageTooDeep);
    row("objects", R"({"":)", Error::Kind::MessageTooDeep);
    row("commas", ",", Error::Kind::MessageTooComplex);
    row("quotes", "\"", Error::Kind::NotJson);
    row("backslashes", "\\", Error::Kind::NotJson);
    row("a string that never ends", "\"aaaaaaaaaaaaaaa\\\"", Error::Kind::NotJson);
    row("digits", "1", Error::Kind::None);
    row("spaces", " ", Error::Kind::NotJson);
    row("letters", "x", Error::Kind::NotJson);
}

// Takes milliseconds where the work is linear, and hours where it is not.
void tst_JsonReader::hostileTexts()
{
    QFETCH(const QString, piece);
    QFETCH(const int, kind);

    const auto error = errorOf(piece.repeated(qsizetype{1024} * 1024 / piece.size()));
    QCOMPARE(static_cast<int>(error ? error->kind : Error::Kind::None), kind);
}

DECIDESK_TEST(tst_JsonReader)
#include "tst_JsonReader.moc"
