using System.Text;

namespace Loyalty.Program.Guarding;

/// <summary>
/// Words for goods that many countries forbid to reward, in the languages we ship. Whole words alone count, but for
/// Chinese, which puts none apart.
/// </summary>
internal static class ForbiddenWords
{
    private static readonly (string Goods, string[] Words)[] Lists =
    [
        ("alcohol",
        [
            "alcohol", "alcoholic", "beer", "beers", "wine", "wines", "liquor", "spirits", "whisky", "whiskey",
            "vodka", "champagne", "cider", "brandy", "cognac", "alkohol", "øl", "vin", "viner", "brennevin",
            "sprit", "piwo", "piwa", "wino", "wina", "wódka", "alkohole", "алкоголь", "пиво", "вино", "вина",
            "водка", "виски", "коньяк", "шампанское", "كحول", "الكحول", "خمر", "الخمر", "خمور", "بيرة", "نبيذ",
            "النبيذ", "酒", "葡萄酒", "啤酒", "白酒",
        ]),
        ("tobacco",
        [
            "tobacco", "cigarette", "cigarettes", "cigar", "cigars", "vape", "vapes", "nicotine", "snus",
            "tobakk", "sigarett", "sigaretter", "sigarer", "nikotin", "tytoń", "papierosy", "cygara",
            "nikotyna", "табак", "сигареты", "сигары", "никотин", "вейп", "تبغ", "التبغ", "سجائر", "السجائر",
            "نيكوتين", "烟草", "香烟", "雪茄", "电子烟",
        ]),
        ("prescription_medicine",
        [
            "prescription medicine", "prescription medicines", "prescription drugs", "prescription only",
            "antibiotics", "reseptbelagt", "reseptlegemidler", "reseptbelagte legemidler", "leki na receptę",
            "na receptę", "antybiotyki", "рецептурные препараты", "рецептурные лекарства", "по рецепту",
            "антибиотики", "أدوية بوصفة", "أدوية موصوفة", "وصفة طبية", "处方药",
        ]),
        ("infant_formula",
        [
            "infant formula", "baby formula", "baby milk", "infant milk", "morsmelkerstatning",
            "mleko początkowe", "mleko modyfikowane", "детская смесь", "детские смеси", "молочная смесь",
            "молочные смеси", "حليب أطفال", "حليب الأطفال", "حليب الرضع", "婴儿配方奶粉", "婴儿奶粉",
        ]),
        ("fixed_price_books",
        [
            "fixed price book", "fixed price books", "books", "textbooks", "bøker", "fastprisbøker",
            "lærebøker", "książki", "podręczniki", "книги", "учебники", "كتب", "الكتب", "图书", "书籍", "教科书",
        ]),
    ];

    /// <summary>The first kind of such goods a text names, and by which word; null where it names none.</summary>
    public static (string Goods, string Word)? In(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var spaced = Spaced(text);
        foreach (var (goods, words) in Lists)
        {
            if (Array.Find(words, word => spaced.Contains(
                IsChinese(word) ? word : $" {word} ", StringComparison.Ordinal)) is { } found)
            {
                return (goods, found);
            }
        }

        return null;
    }

    /// <summary>Small letters and digits, one space between words and at both ends.</summary>
    private static string Spaced(string text)
    {
        var spaced = new StringBuilder(" ");
        foreach (var letter in text.Normalize(NormalizationForm.FormC).ToLowerInvariant())
        {
            if (char.IsLetterOrDigit(letter))
            {
                spaced.Append(letter);
            }
            else if (spaced[^1] != ' ')
            {
                spaced.Append(' ');
            }
        }

        return spaced.Append(' ').ToString();
    }

    private static bool IsChinese(string word) => word[0] is >= '\u4e00' and <= '\u9fff';
}
