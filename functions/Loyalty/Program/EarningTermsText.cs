using System.Text.Json;
using System.Text.Json.Serialization;

namespace Loyalty.Program;

/// <summary>
/// How long the rules in an order's terms can become: all of them open at once, the whole mapping with them.
/// </summary>
internal static class EarningTermsText
{
    public static int Longest(LoyaltyProgram program)
    {
        var earning = program.Earning!;
        var terms = new EarningTerms(
            earning.Orders,
            earning.Goods,
            Rules: [.. (earning.Rules ?? []).Select(rule => new RuleTerms(
                rule.Code, rule.Multiplier, rule.Points, rule.Orders, rule.Lines, null))]);
        var all = terms with { Mapping = program.Mapping?.For(terms) };
        return JsonSerializer.SerializeToUtf8Bytes(all, EarningTermsTextContext.Default.EarningTerms).Length;
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    IgnoreReadOnlyProperties = true)]
[JsonSerializable(typeof(EarningTerms))]
internal sealed partial class EarningTermsTextContext : JsonSerializerContext;
