package govuk.chat.perf;

/**
 * What a number of streams measured.
 *
 * @param firstToken from sending the question to the first token
 * @param late how much later than planned the question was sent: shows whether the driver kept up
 * @param peak most streams open at the same time
 */
record StreamTimes(Samples firstToken, Samples late, int peak, int failed, String firstFault) {}
