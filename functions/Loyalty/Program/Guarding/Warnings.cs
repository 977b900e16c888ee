namespace Loyalty.Program.Guarding;

/// <summary>
/// Everything an owner should look at before a program takes effect, computed from the program itself and what is known
/// of the shop. Warnings never refuse: what would be wrong is a <see cref="Flaw"/>.
/// </summary>
public static class Warnings
{
    public static IReadOnlyList<Warning> Of(LoyaltyProgram program, ShopFacts facts) =>
    [
        .. new Discounts(program, facts).Warnings(),
        .. new Rewards(program, facts).Warnings(),
        .. RatesInLine.Warnings(program),
        .. Spoken.Warnings(program),
        .. Goods.Warnings(program, facts.TellsCategories),
    ];
}
