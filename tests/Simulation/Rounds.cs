using Loyalty.App.Tables;
using Loyalty.App.Triggers;
using Microsoft.Azure.Functions.Worker;

namespace Simulation;

/// <summary>The timer that ends what was left open goes round after whatever may have left something.</summary>
internal sealed class Rounds(Stage stage, Random random)
{
    /// <summary>Once all is calm, so long after what is left open can be ended.</summary>
    private static readonly TimeSpan[] AtTheEnd =
    [
        TimeSpan.FromMinutes(15), TimeSpan.FromHours(3), TimeSpan.FromHours(6), TimeSpan.FromDays(1),
    ];

    /// <summary>A little later, and later again.</summary>
    public void Later()
    {
        foreach (var minutes in new[] { 3, 14 })
        {
            stage.Turns.After(TimeSpan.FromMinutes(minutes + random.NextDouble()), () => stage.Do(RoundIfItCan));
        }
    }

    /// <summary>Everything that is open is ended.</summary>
    public void End()
    {
        foreach (var after in AtTheEnd)
        {
            stage.Turns.After(after, () => stage.Aside(Round));
        }
    }

    /// <summary>The next time, where storage is away, as the host goes on.</summary>
    private static async Task RoundIfItCan(Instance app)
    {
        try
        {
            await Round(app);
        }
        catch (Exception trouble) when (StorageTrouble.Is(trouble))
        {
            // It comes round again.
        }
    }

    private static Task Round(Instance app) => app.The<FinishWork>().Run(new TimerInfo(), CancellationToken.None);
}
