using Loyalty.Program;
using Loyalty.Program.Guarding;
using Loyalty.Program.Kinds;

namespace Loyalty.Tests.Guarding;

/// <summary>Programs that get no warning until a test changes something, and what is said of them then.</summary>
internal static class Looked
{
    /// <summary>A Saturday.</summary>
    public static readonly DateOnly Today = new(2025, 3, 1);

    public static readonly Currency Nok = Currency.Of("NOK");

    /// <summary>A point for each euro, and 5 euros for 100 points: 5 % back.</summary>
    public static LoyaltyProgram Program => Some.Program() with { Rewards = [Off(5)] };

    public static Reward Off(decimal euros, long points = 100) => new(
        "off", new AmountOff(), Some.Words("Off"), Some.Words("Off"), points, [Euros(euros)]);

    public static Reward Gift(long points = 100) =>
        new("gift", new Gift(), Some.Words("A scarf"), Some.Words("Warm"), points);

    public static Rule Times(string code, decimal multiplier) =>
        new(code, Some.Words(code), Multiplier: multiplier);

    public static Rule Gives(string code, long points) => new(code, Some.Words(code), Points: points);

    public static Money Euros(decimal amount) => Money.FromMajor(amount, Some.Eur);

    public static LoyaltyProgram With(this LoyaltyProgram program, params Rule[] rules) =>
        program with { Earning = (program.Earning ?? new EarningRules()) with { Rules = rules } };

    public static LoyaltyProgram Stacked(this LoyaltyProgram program, Stacking stacking) =>
        program with { Earning = program.Earning! with { Stacking = stacking } };

    /// <summary>What is said of it where the median basket is 50 euros.</summary>
    public static IReadOnlyList<Warning> Warnings(this LoyaltyProgram program, decimal? basket = 50) =>
        Loyalty.Program.Guarding.Warnings.Of(
            program, new ShopFacts(Today, basket is { } euros ? new Basket(Euros(euros)) : null));

    /// <summary>The same, without what a test is not about.</summary>
    public static IEnumerable<Warning> Said(this LoyaltyProgram program, string code, decimal? basket = 50) =>
        program.Warnings(basket).Where(warning => warning.Code == code);
}
