namespace Loyalty.App.Http;

/// <summary>The key under which a request is done once, however often it is sent.</summary>
public static class IdempotencyKey
{
    private const int Longest = 100;

    /// <summary>The problem with it; null where it is a good one.</summary>
    public static Problem? Of(HttpRequest request, out string key)
    {
        key = request.Headers["Idempotency-Key"].ToString();
        return key.Length == 0 ? Problem.IdempotencyKeyMissing
            : key.Length > Longest || key.Any(char.IsControl) ? Problem.BadParameter("Idempotency-Key")
            : null;
    }
}
