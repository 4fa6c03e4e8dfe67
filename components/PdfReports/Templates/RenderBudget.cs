namespace PdfReports.Templates;

/// <summary>What rendering one document may spend on looking at data. Loops inside loops multiply; this ends them.</summary>
internal sealed class RenderBudget(int steps, CancellationToken cancellationToken)
{
    private int _left = steps;

    /// <exception cref="TemplateBrokenException">Nothing is left.</exception>
    /// <exception cref="OperationCanceledException">The caller waits no longer.</exception>
    public void Spend()
    {
        if (--_left < 0)
        {
            throw new TemplateBrokenException("The template goes through the data too often: take out a loop inside a loop.");
        }

        if ((_left & 0xFF) == 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }
    }
}
