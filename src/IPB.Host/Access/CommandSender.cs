using IPB.Workflows.Cases;

namespace IPB.Host.Access;

/// <summary>Who sent a command, and under which key: every call that changes something names one.</summary>
internal sealed class CommandSender(IHttpContextAccessor accessor, CurrentPerson current)
{
    public const string Header = "Idempotency-Key";

    /// <exception cref="BadHttpRequestException">The key is missing or too long.</exception>
    public Sender FromHeader()
    {
        var key = accessor.HttpContext!.Request.Headers[Header].ToString();
        if (key.Length is < 1 or > 200)
            throw new BadHttpRequestException($"The header {Header} is needed: a text of 1 to 200 characters that you "
                + "choose for this command and send again when you repeat it. It came with " + key.Length + ".");
        return new(current.Required.Id, key);
    }

    /// <summary>
    /// For a form: the key was written into it when it was shown, so that a second click does nothing more.
    /// </summary>
    public Sender FromForm(string? key) => new(current.Required.Id,
        key is { Length: > 0 and <= 200 } ? key : throw new BadHttpRequestException("The form came without its key."));
}
