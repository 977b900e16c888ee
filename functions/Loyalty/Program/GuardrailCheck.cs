namespace Loyalty.Program;

/// <summary>What would make guardrails wrong. Pure.</summary>
internal static class GuardrailCheck
{
    public static void Of(Guardrails? guardrails, FlawList flaws)
    {
        if (guardrails is null)
        {
            return;
        }

        flaws.Between("/guardrails/ceilingPercent", guardrails.CeilingPercent, 0, 100);
        flaws.Between("/guardrails/floorPercent", guardrails.FloorPercent, 0, 100);
        flaws.InOrder<decimal>("/guardrails/ceilingPercent", guardrails.FloorPercent, guardrails.CeilingPercent);
        flaws.Between("/guardrails/mostOrdersToReward", guardrails.MostOrdersToReward, 1, 1_000);
        flaws.Money("/guardrails/medianBasket", guardrails.MedianBasket);
        const string rates = "/guardrails/exchangeRates";
        flaws.AtMost(rates, guardrails.ExchangeRates?.Count, FlawList.MostCurrencies);
        foreach (var (place, code, rate) in MatchCheck.Named(rates, guardrails.ExchangeRates, flaws))
        {
            flaws.When(!KnownCurrencies.Has(code), place, Flaw.Unknown);
            flaws.Between(place, rate, FlawList.Smallest, FlawList.Largest);
        }
    }
}
