namespace Loyalty.Cli.Connecting;

/// <summary>
/// What has to be done at a platform so that every needed webhook comes to one address: nothing where it does already.
/// One with the same path at another host is ours from before and moves; everything else is left alone.
/// </summary>
public sealed class Plan
{
    private readonly Uri webhook;

    private Plan(Uri webhook, IReadOnlyList<Planned> steps) => (this.webhook, Steps) = (webhook, steps);

    public IReadOnlyList<Planned> Steps { get; }

    public IEnumerable<WebhookLine> Lines => Steps.SelectMany(step =>
        step.Wanted.Topics.Select(topic => new WebhookLine(topic, NameOf(step.Step), step.Why)));

    public static Plan Of(IReadOnlyList<Wanted> needs, IReadOnlyList<Registered> there, Uri webhook) =>
        new(webhook, [.. needs.Select(wanted => StepFor(wanted, there, webhook))]);

    /// <summary>The same with a new secret, which every webhook has to be given.</summary>
    public Plan WithSecret() => new(webhook, [.. Steps.Select(step => step.Step == Step.Keep
        ? step with { Step = Step.Change, Why = "a new secret" }
        : step)]);

    public void Confirm(Asked asked)
    {
        var moving = Steps.Select(step => step.There?.Webhook).OfType<Uri>().Where(from => from != webhook).ToList();
        if (moving.Count > 0)
        {
            asked.Confirm($"{moving.Count} webhooks go to {moving[0].GetLeftPart(UriPartial.Authority)}. "
                + $"Let them go to {webhook.GetLeftPart(UriPartial.Authority)} instead?");
        }
    }

    public async Task Do(IPlatform platform, string? secret, CancellationToken stop)
    {
        using var progress = Progress.OnTerminal(Console.Error);
        var done = 0;
        foreach (var step in Steps)
        {
            progress.Say($"{done++} of {Steps.Count} webhooks");
            if (step.Step == Step.Create)
            {
                await platform.Create(step.Wanted, webhook, secret, stop);
            }
            else if (step.Step == Step.Change)
            {
                await platform.Change(step.There!, step.Wanted, webhook, secret, stop);
            }
        }
    }

    private static Planned StepFor(Wanted wanted, IReadOnlyList<Registered> all, Uri webhook)
    {
        var alike = all
            .Where(one => wanted.Topics.Count > 1
                || one.Topics.SequenceEqual(wanted.Topics, StringComparer.Ordinal))
            .ToList();
        if (alike.Find(one => one.Webhook == webhook) is { } there)
        {
            return !there.IsOn ? new Planned(wanted, Step.Change, "it was switched off", there)
                : wanted.Topics.Except(there.Topics, StringComparer.Ordinal).Any()
                    ? new Planned(wanted, Step.Change, "it lacked topics", there)
                : new Planned(wanted, Step.Keep, null, there);
        }

        return alike.Find(one => one.Webhook?.PathAndQuery == webhook.PathAndQuery) is { } moved
            ? new Planned(wanted, Step.Change, $"it went to {moved.Webhook!.GetLeftPart(UriPartial.Authority)}", moved)
            : new Planned(wanted, Step.Create, null, null);
    }

    private static string NameOf(Step step) => step switch
    {
        Step.Create => "create",
        Step.Change => "change",
        _ => "keep",
    };
}

/// <summary>What to do about one webhook.</summary>
public enum Step
{
    Keep,
    Create,
    Change,
}

/// <summary>One webhook, what to do about it and why, and the one that is there.</summary>
public sealed record Planned(Wanted Wanted, Step Step, string? Why, Registered? There);
