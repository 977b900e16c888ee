using System.Globalization;

namespace World;

/// <summary>
/// Ids of what belongs to a sale, made from its own: numbers where the storefront's are numbers, and the same every
/// time it is told.
/// </summary>
internal static class Names
{
    public static string Refund(Sale sale, int number) => Of(sale, "re_", "7" + Two(number));

    public static string Line(Sale sale, int number) => Of(sale, "li_", "1" + Two(number));

    public static string Dispute(Sale sale) => Of(sale, "dp_", "9");

    public static string Charge(Sale sale) => "ch_" + sale.Id;

    public static string Event(Sale sale, string type, DateTimeOffset at) =>
        $"evt_{sale.Id}_{type.Replace('.', '_')}_{at.ToUnixTimeSeconds()}";

    /// <summary>An id as its platform writes it: a bare number where it is one.</summary>
    public static object? Bare(string? id) =>
        long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number.ToString(CultureInfo.InvariantCulture) == id ? number : id;

    private static string Two(int number) => number.ToString("D2", CultureInfo.InvariantCulture);

    private static string Of(Sale sale, string prefix, string suffix) =>
        sale.Storefront == "stripe" ? $"{prefix}{sale.Id}_{suffix}" : sale.Id + suffix;
}
