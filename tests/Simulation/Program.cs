using System.Globalization;
using Simulation;

// `make mutants`: each planted bug, or those that have MUTANTS in their name, until it is caught.
if (Environment.GetEnvironmentVariable("MUTANTS") is { } named)
{
    return new Mutating(Mutating.House(), named, Console.Out).Run();
}

// `make simulate`: SEEDS runs on every core, or one SEED again with everything that happened in it.
return Number("SEED") is { } seed
    ? Again.Run(seed, Number("MOMENTS") ?? Play.Moments, Console.Out)
    : await new Seeds(Number("FROM") ?? Random.Shared.Next(1_000_000_000), Console.Out)
        .Run(Number("SEEDS") ?? 10_000, until: TimeSpan.FromDays(1), Number("STOP") ?? 10);

static int? Number(string name) =>
    int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var number)
        ? number
        : null;
